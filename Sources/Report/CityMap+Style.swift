extension CityMap {
  /// Colours and widths; strokes keep their width on the screen at every scale.
  static let style = """
    html,body{margin:0;height:100%;font:14px/1.4 system-ui,"Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;color:#223}
    body{display:flex;flex-direction:column}
    header{padding:.6rem 1rem;border-bottom:1px solid #ccd;background:#fff}
    h1{font-size:1.15rem;margin:0}header p{margin:.1rem 0 .4rem;color:#556}
    nav{display:flex;flex-wrap:wrap;gap:.3rem 1rem}
    .key{display:inline-flex;align-items:center;gap:.3rem;cursor:pointer}
    .key i{width:1.1em;height:.7em;display:inline-block;border-radius:2px;background:#bbb}
    .k-cells{background:#cfe3cf!important;border:1px solid #7a9}.k-roads{background:#e39b3a!important;height:.3em!important}
    .k-divisions{background:#7b2d8b!important;height:.2em!important}.k-barriers{background:#5aa9e6!important;height:.3em!important}
    .k-markers{background:#d7263d!important;border-radius:50%!important;width:.7em!important}
    .k-components{background:#567!important;border-radius:50%!important;width:.5em!important;height:.5em!important}
    .k-facilities{background:#1b7f5c!important;border-radius:50%!important;width:.7em!important}
    #said{display:block;min-height:1.4em;color:#123;font-variant-numeric:tabular-nums}
    #map{flex:1;min-height:0;width:100%;background:#f6f6f2;touch-action:none;cursor:grab}
    path{vector-effect:non-scaling-stroke;fill:none;stroke-linejoin:round}
    .g{stroke:#6f9a86;stroke-width:.7}.g:hover,.g.on{fill:#ffd54a}
    .t0{fill:#e3f0e3}.t1{fill:#d9ead9}.t2{fill:#e8efdc}.t3{fill:#dcebe6}.t4{fill:#e6eee6}.t5{fill:#d6e8df}
    .r{stroke:#fff;stroke-linecap:round}.expressway{stroke:#c8553d;stroke-width:3.4}.arterial{stroke:#e39b3a;stroke-width:2.8}
    .secondary{stroke:#e8c15a;stroke-width:2.2}.branch{stroke:#8d99a6;stroke-width:1.3}.lane{stroke:#b9c0c8;stroke-width:.7}
    .up{stroke-dasharray:7 3}
    .b{stroke:#5aa9e6;stroke-width:1.4}.railway{stroke:#444;stroke-dasharray:5 3}.wall{stroke:#8a6d5a}.park{stroke:#5c9e4b}
    .building{fill:#d9d2c6;stroke:#c3b9a8;stroke-width:.4;fill-rule:evenodd}
    .d{stroke:#7b2d8b}.district{stroke-width:2.6}.subdistrict{stroke-width:1.8;stroke-dasharray:9 3}
    .community{stroke-width:1;stroke-dasharray:3 2}
    .component,.f,.m{stroke-linecap:round}.component{stroke:#567;stroke-width:2.4}
    .f{stroke:#1b7f5c;stroke-width:9}.m{stroke:#d7263d;stroke-width:6}
    footer{padding:.25rem 1rem;color:#667;font-size:.85rem;border-top:1px solid #ccd}

    """

  /// Moving, switching layers, and naming what was clicked.
  static let script = """
    const map=document.getElementById('map'),said=document.getElementById('said');
    const full=map.viewBox.baseVal,home=[full.x,full.y,full.width,full.height];let view=[...home],drag=null,on=null;
    function show(){map.setAttribute('viewBox',view.join(' '));
      const meters=view[2]/10*100/Math.max(1,Math.min(map.clientWidth,map.clientHeight*view[2]/view[3]));
      document.getElementById('scale').textContent='100 px ≈ '+(meters<1000?Math.round(meters)+' m':(meters/1000).toFixed(1)+' km')}
    function at(e){const p=new DOMPoint(e.clientX,e.clientY).matrixTransform(map.getScreenCTM().inverse());return[p.x,p.y]}
    map.addEventListener('wheel',e=>{e.preventDefault();const[x,y]=at(e),k=Math.exp(e.deltaY*.0015);
      if(view[2]*k<200||view[2]*k>home[2]*4)return;
      view=[x-(x-view[0])*k,y-(y-view[1])*k,view[2]*k,view[3]*k];show()},{passive:false});
    map.addEventListener('pointerdown',e=>{drag={at:at(e),moved:false}});
    map.addEventListener('pointermove',e=>{if(!drag)return;const[x,y]=at(e);
      if(Math.hypot(x-drag.at[0],y-drag.at[1])>view[2]/300){drag.moved=true;map.setPointerCapture(e.pointerId)}
      if(drag.moved){view[0]-=x-drag.at[0];view[1]-=y-drag.at[1];show()}});
    map.addEventListener('pointerup',e=>{if(drag&&!drag.moved){const hit=document.elementsFromPoint(e.clientX,e.clientY)
      .filter(x=>x.querySelector&&x.querySelector('title'));if(on)on.classList.remove('on');on=hit.find(x=>x.matches('.g'))||null;
      if(on)on.classList.add('on');said.textContent=hit.map(x=>x.querySelector('title').textContent).join('  |  ')||'—'}drag=null});
    document.querySelectorAll('[data-layer]').forEach(box=>box.addEventListener('change',()=>{
      document.getElementById(box.dataset.layer).style.display=box.checked?'':'none'}));
    addEventListener('resize',show);show();

    """
}
