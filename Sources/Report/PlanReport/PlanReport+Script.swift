extension PlanReport {
  /// Bringing out a route, and zooming the overview; the page is whole without it. No `<` and no ampersand stand in it,
  /// so that the page stays well-formed.
  static let script: Markup = """
    const box=document.querySelector('#overview .map');if(box!==null){const map=box.querySelector('svg');
    const parts=[...document.querySelectorAll('[data-route]')];let picked=null;
    function show(route){parts.forEach(x=>x.classList.toggle('on',x.dataset.route===route));map.classList.toggle('picked',route!==null)}
    parts.forEach(x=>{
      x.addEventListener('pointerenter',()=>show(x.dataset.route));
      x.addEventListener('pointerleave',()=>show(picked));
      x.addEventListener('click',e=>{if(e.target.closest('a'))return;e.stopPropagation();
        picked=picked===x.dataset.route?null:x.dataset.route;show(picked)})});
    const base=map.viewBox.baseVal,home=[base.x,base.y,base.width,base.height];let view=[...home],hold=null;
    const fixed=map.querySelector('.furniture'),scale=map.querySelector('.scale'),legend=scale.textContent;
    function draw(){map.setAttribute('viewBox',view.join(' '));map.style.setProperty('--k',view[2]/home[2]);
      fixed.setAttribute('transform','translate('+view[0]+' '+view[1]+') scale('+view[2]/home[2]+')');
      const meters=scale.dataset.meters*view[2]/home[2];
      scale.textContent=view[2]===home[2]?legend:'≈ '+Number(meters.toPrecision(2))+' '+scale.dataset.unit}
    function zoom(factor){const width=Math.min(home[2],Math.max(home[2]/40,view[2]*factor)),k=width/view[2];
      view=k===1?[...view]:[view[0]+view[2]*(1-k)/2,view[1]+view[3]*(1-k)/2,width,view[3]*k];if(width===home[2])view=[...home];draw()}
    const bar=document.createElement('div');bar.className='zoom';
    [['+',()=>zoom(1/1.6)],['−',()=>zoom(1.6)],['○',()=>{view=[...home];draw()}]].forEach(([sign,act])=>{
      const button=document.createElement('button');button.type='button';button.textContent=sign;button.onclick=act;bar.append(button)});
    box.append(bar);
    map.addEventListener('pointerdown',e=>{if(view[2]!==home[2])hold=[e.clientX,e.clientY]});
    map.addEventListener('pointermove',e=>{if(hold===null)return;const k=view[2]/map.clientWidth;
      view[0]-=(e.clientX-hold[0])*k;view[1]-=(e.clientY-hold[1])*k;hold=[e.clientX,e.clientY];draw()});
    addEventListener('pointerup',()=>{hold=null});
    addEventListener('beforeprint',()=>{show(null);view=[...home];draw()})}

    """
}
