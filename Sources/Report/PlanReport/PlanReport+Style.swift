extension PlanReport {
  /// Looks on the screen and on A4. Lengths in maps are tenths of a printed pixel; `--k` keeps lines and signs as they
  /// are when the overview is zoomed.
  static let style: Markup = """
    :root{--ink:#1d2733;--soft:#5b6673;--line:#c9d0d8;--pale:#f2f4f6}
    *{box-sizing:border-box}
    html{font:14px/1.5 system-ui,"Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif;color:var(--ink);-webkit-text-size-adjust:100%}
    html:lang(zh){font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif}
    body{margin:0;background:#e9ecef}
    main{max-width:1040px;margin:0 auto;padding:28px 36px 60px;background:#fff}
    h1{font-size:1.7rem;line-height:1.25;margin:0 0 .6rem}
    h2{font-size:1.15rem;line-height:1.3;margin:1.8rem 0 .6rem;break-after:avoid}
    a{color:#0b5394}
    dl,dd,dt,p,ul{margin:0}ul{padding-left:1.2em}
    .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(215px,1fr));gap:.35rem 1.2rem}
    dt{color:var(--soft);font-size:.82rem}dd{font-weight:700;overflow-wrap:anywhere}
    .facts dd{line-height:1.35}
    .verdict{margin-top:.9rem;padding:.45rem .8rem;border:1px solid var(--line);border-left:5px solid #00704f}
    .assumed{margin-top:.9rem;padding:.5rem .8rem .6rem;border:1.5px dashed #8a5a00;background:#fff8e6;break-inside:avoid}
    .assumed h2{margin:0 0 .2rem;font-size:1rem}
    mark{background:#fff8e6;border:1px dashed #8a5a00;padding:0 .4em;font-size:.75em;font-weight:400;color:#6b4600}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:.6rem}
    .cards div{border:1px solid var(--line);padding:.35rem .7rem;break-inside:avoid}
    .cards dd{font-size:1.3rem;line-height:1.3;font-variant-numeric:tabular-nums}.cards small{font-size:.7em;font-weight:400}
    .balance{margin-top:.7rem}.balance span{display:inline-block;margin-right:1.2em}
    .map{position:relative;border:1px solid #9aa4ae;background:#fff;break-inside:avoid}
    .map>svg{display:block;width:100%;height:auto;overflow:hidden}
    .hint,.source,.more{color:var(--soft);font-size:.86rem;margin-top:.3rem}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.45rem}
    .legend span{display:inline-flex;align-items:center;gap:.4em}
    svg.key{width:2.6em;height:1.05em;vertical-align:-.12em;flex:none}svg.key[viewBox^="-"]{width:1.1em}
    path{fill:none;stroke-linejoin:round}
    .z{transform:scale(var(--k,1))}
    .bg{stroke:#d3d8dd;stroke-linecap:round;stroke-width:calc(14px*var(--k,1))}
    .expressway,.arterial{stroke:#bfc6cd;stroke-width:calc(34px*var(--k,1))}.secondary{stroke:#c7cdd3;stroke-width:calc(26px*var(--k,1))}
    .branch{stroke-width:calc(18px*var(--k,1))}
    .s{stroke-width:calc(23px*var(--k,1));stroke-linecap:butt}
    .d{stroke-width:calc(10px*var(--k,1));stroke-dasharray:calc(36px*var(--k,1)) calc(24px*var(--k,1))}
    .unserved{stroke:#e3001b;stroke-width:calc(23px*var(--k,1));stroke-dasharray:calc(26px*var(--k,1)) calc(12px*var(--k,1))}
    .sheet .s{stroke-width:32px}.sheet .d{stroke:#333;stroke-width:13px}
    .sheet h2 .s,.routes .s,.legend .s{stroke-width:52px}.legend .d{stroke-width:20px;stroke-dasharray:60px 40px}.legend .unserved{stroke-width:60px}
    .sa{fill:#fff;stroke:#111;stroke-width:9}.da{fill:currentColor;stroke:none;fill:#444}
    .fac{fill:#fff;stroke:#111;stroke-width:22}
    .begin{fill:#fff;stroke:#111;stroke-width:26}
    svg text{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:30px;stroke-linejoin:round;fill:#111;font-size:105px}
    text.leg{font-size:98px;font-weight:700}text.name{font-weight:700}text.street{font-size:88px;fill:#5b6673}
    .badge text{fill:#fff;stroke:none;font-weight:700}.badge circle{stroke:#fff;stroke-width:16}
    .furniture path{fill:#111;stroke:#fff;stroke-width:12}.furniture .bar{fill:none;stroke:#111;stroke-width:18}
    .route,.badge{cursor:pointer;transition:opacity .12s}
    .picked .route:not(.on),.picked .badge:not(.on){opacity:.13}
    .route:hover .s,.route.on .s{stroke-width:calc(42px*var(--k,1))}.route.on .d{stroke-width:calc(18px*var(--k,1))}
    .zoom{position:absolute;left:8px;top:8px;display:flex;gap:4px}
    .zoom button{width:30px;height:30px;font-size:17px;line-height:1;border:1px solid #9aa4ae;background:#fff;cursor:pointer}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    th{font-weight:700;text-align:left;vertical-align:bottom;border-bottom:1.5px solid #333;background:var(--pale)}
    th,td{padding:.22rem .45rem}td{border-bottom:1px solid #dde2e7;vertical-align:top}
    .n{text-align:right;white-space:nowrap}
    tfoot td{border-top:1.5px solid #333;border-bottom:0;font-weight:700}
    .routes tbody tr:hover,.routes tr.on{background:#fff4d6}
    .reasons{width:auto;min-width:60%}
    .sheet{border-top:3px solid #333;margin-top:44px}
    .sheet h2 .key{margin-right:.5em}.sheet h2{margin-top:.7rem;font-size:1.35rem}.sheet mark{margin-left:.8em}
    .up{float:right;font-size:.8rem;font-weight:400}
    .lead span{display:inline-block;margin-right:1.1em}.lead{margin-bottom:.6rem}
    .legs{margin-top:.8rem;font-size:.9rem;line-height:1.35}
    .legs .again th{display:none}
    .w td{font-weight:700}.w td:first-child{box-shadow:inset 4px 0 #333}
    .w td:nth-child(n+8),.w small{font-weight:400}
    .v td{color:#4a5560}.p td{background:var(--pale);border-top:1px solid #333;border-bottom:1px solid #333}
    .legs td:nth-child(2),.legs td:nth-child(6),.legs td:nth-child(7){white-space:nowrap}
    @media screen{main{display:flex;flex-direction:column}main>*{order:3}#top{order:0}#totals{order:1}#overview{order:2}#overview .map>svg{max-height:88vh}}
    @page{size:A4;margin:13mm 10mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#555}}
    @media print{
    html{font-size:9.2pt;line-height:1.4}body{background:#fff}main{max-width:none;padding:0}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    a{color:inherit;text-decoration:none}.up,.zoom,.hint{display:none}
    .cards{grid-template-columns:repeat(4,1fr)}.facts{grid-template-columns:repeat(4,1fr)}.cards dd{font-size:1.2rem}
    .sheet{break-before:page;border-top:0;margin-top:0}.sheet h2{margin-top:0}
    thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid}
    .legs{font-size:8.3pt}.legs .again th{display:table-cell;border:0;background:none;font-weight:400;color:#444;font-size:7.5pt;padding-bottom:0}
    .legs th,.legs td{padding:.13rem .32rem}.routes{font-size:8.4pt}
    }

    """
}
