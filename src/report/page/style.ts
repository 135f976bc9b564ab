/** The style sheet of the page. Constant, since the page's content policy names its hash. */
export const style = `
:root{color-scheme:light dark;--paper:#fbfaf7;--sheet:#fff;--ink:#1f1e1b;--soft:#5f5b53;--line:#dedad0;--code:#f3f1ea;
--link:#1b4f8f;--green:#1c6b41;--red:#a8231c;--amber:#845100;--neutral:#57606a;
--green-wash:#eaf4ee;--red-wash:#fbecea;--amber-wash:#fbf2e0;--neutral-wash:#eef0f2;
--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;
--mono:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15161a;--sheet:#1b1d22;--ink:#e8e5de;--soft:#a9a69e;--line:#33363d;--code:#23262c;
--link:#8dbcff;--green:#7bd3a0;--red:#ff9d92;--amber:#eebd6a;--neutral:#aab4be;
--green-wash:#16281f;--red-wash:#33191a;--amber-wash:#2e2513;--neutral-wash:#23272d}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.55 var(--serif);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
main{max-width:62rem;margin:0 auto;padding:2.5rem clamp(.9rem,4vw,2.5rem) 5rem}
h1,h2,h3,h4,h5{line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:clamp(2rem,7vw,3.1rem);letter-spacing:-.02em;font-weight:700}
h2{font-size:1.55rem;letter-spacing:-.01em;margin:3.5rem 0 .8rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:2.2rem 0 .3rem;display:flex;flex-wrap:wrap;gap:.35rem .7rem;align-items:baseline}
h4{font-size:1rem;font-weight:600;flex:1 1 16rem}
h5,dt,thead th,.level,.eyebrow,caption{font-family:var(--mono);font-size:.72rem;font-weight:400;color:var(--soft)}
h5{margin:.9rem 0 .3rem}
p{margin:.5rem 0;overflow-wrap:anywhere}
small{font-size:.82rem;color:var(--soft)}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}
:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:3px}
code,pre{font-family:var(--mono);font-size:.8rem;overflow-wrap:anywhere;unicode-bidi:isolate}
a code{color:inherit}
pre{margin:0;padding:.7rem .9rem;background:var(--code);border-radius:6px;white-space:pre-wrap;line-height:1.5}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.6rem 1rem;z-index:1}
.statement{border-left:.4rem solid;padding:.2rem 0 .2rem clamp(.9rem,3vw,1.8rem)}
.statement.green{border-color:var(--green)}.statement.red{border-color:var(--red)}
.statement.amber{border-color:var(--amber)}.statement.neutral{border-color:var(--neutral)}
.statement.green h1{color:var(--green)}.statement.red h1{color:var(--red)}.statement.amber h1{color:var(--amber)}
.eyebrow{margin:0 0 .6rem;font-size:.8rem}
.eyebrow span{white-space:nowrap}.eyebrow span:not(:first-child)::before{content:"\\b7";margin:0 .7em 0 .3em}
.sentence{font-size:1.25rem;line-height:1.45;max-width:44rem;margin:.8rem 0}
.statement ul{margin:.6rem 0;padding-left:1.2rem;max-width:48rem}
.statement li{margin:.25rem 0;overflow-wrap:anywhere}
.strip{display:block;width:100%;height:.6rem;margin-top:1.4rem;border-radius:3px}
rect{stroke:var(--paper);stroke-width:1;vector-effect:non-scaling-stroke}
rect.green{fill:var(--green)}rect.red{fill:var(--red)}rect.amber{fill:var(--amber)}rect.neutral{fill:var(--neutral);opacity:.45}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;margin:1.6rem 0 0;padding:0;font-size:.92rem}
.mark{font-family:var(--mono);font-size:.78rem;font-weight:600;white-space:nowrap;padding:.1rem .5rem;border-radius:99px;line-height:1.5;display:inline-block}
.mark.green{color:var(--green);background:var(--green-wash)}.mark.red{color:var(--red);background:var(--red-wash)}
.mark.amber{color:var(--amber);background:var(--amber-wash)}.mark.neutral{color:var(--neutral);background:var(--neutral-wash)}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.6rem .9rem .6rem 0;border-top:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
thead th{border:0;padding-bottom:.3rem}
.counts td,.counts thead th+th{text-align:right;font-variant-numeric:tabular-nums;width:4.6rem}
.counts tbody th small{margin-left:.8rem}
.counts .none td{color:var(--soft)}
.counts tfoot td,.counts tfoot th{font-weight:600}
.clauses{table-layout:fixed}.clauses th{width:16rem}.clauses th:nth-child(2){width:8.5rem}.clauses th:nth-child(3){width:auto}.clauses th:last-child{width:8rem}.clauses tbody th{width:auto}.clauses td:last-child{font-size:.85rem}
.level{margin-left:.3rem}
blockquote{margin:.45rem 0 .1rem;padding-left:.8rem;border-left:2px solid var(--line);font-size:.88rem;font-style:italic;color:var(--soft);white-space:pre-line}
cite{font-family:var(--mono);font-style:normal;font-size:.72rem;color:var(--soft)}
summary{cursor:pointer}
.case{background:var(--sheet);border:1px solid var(--line);border-left:.3rem solid;border-radius:6px;margin:.8rem 0;padding:.1rem clamp(.7rem,2vw,1.1rem)}
.case.red{border-left-color:var(--red)}.case.amber{border-left-color:var(--amber)}.case.green{border-left-color:var(--green)}
.case>summary{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;padding:.55rem 0;list-style:none}
.case>summary::-webkit-details-marker{display:none}
.case>summary::after{content:"+";font-family:var(--mono);color:var(--soft);margin-left:auto}
.case[open]>summary::after{content:"\\2212"}
.case>summary code{color:var(--soft);font-size:.72rem}
.exchange{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 1rem}
.exchange>p{grid-column:1/-1}
h5 small{font-size:inherit}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.55rem 1rem;margin:1rem 0}
dt{padding-top:.25rem}dd{margin:0;min-width:0;overflow-wrap:anywhere}
dd p{margin:0 0 .3rem}
.findings{list-style:none;margin:0;padding:0}.findings li+li{margin-top:.6rem}
.folded{margin:.5rem 0}.folded>summary{color:var(--soft);font-size:.92rem}
.rows{list-style:none;margin:.4rem 0 1rem;padding:0;font-size:.88rem}
.rows li{padding:.4rem 0;border-top:1px solid var(--line)}
.rows p{margin:.15rem 0;font:.75rem/1.55 var(--mono)}
.rows i{font:.72rem/1 var(--mono);color:var(--soft)}.rows p i{margin-right:.4em}

.reasons{padding:0;list-style:none}.reasons li{margin:1rem 0}.reasons details{color:var(--soft)}
@media (max-width:44rem){
html{font-size:16px}
.clauses thead,.ledger thead{position:absolute;left:-99rem}
.clauses tr,.ledger tr{display:block;border-top:1px solid var(--line);padding:.7rem 0}
.clauses th,.clauses td,.ledger th,.ledger td{display:block;width:auto;border:0;padding:.12rem 0}
.counts td,.counts thead th+th{width:auto;padding-right:0;padding-left:.5rem}.counts th small{display:none}
dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.6rem}}
@media print{html{font-size:10pt;background:#fff;color:#000}main{max-width:none;padding:0}nav,.skip{display:none}
pre{border:1px solid #ccc}.case,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
.folded:not([open])>summary::after{content:" (folded)"}a{color:inherit}}
`;
