/** The look of a report that leaves the app: the app's colours and type, light and dark, screen and paper. */
export const htmlStyle = `
:root{color-scheme:light dark;--paper:oklch(.985 .002 80);--card:oklch(1 0 0);--ink:oklch(.24 .008 60);--soft:oklch(.49 .01 60);--line:oklch(.905 .005 80);--wash:oklch(.965 .004 80);
--accent:oklch(.56 .13 45);--good:oklch(.5 .12 150);--bad:oklch(.53 .18 27);--grey:oklch(.55 .008 70);--good-wash:oklch(.955 .035 150);--bad-wash:oklch(.955 .028 27);--grey-wash:oklch(.945 .003 80)}
@media (prefers-color-scheme:dark){:root{--paper:oklch(.185 .006 60);--card:oklch(.225 .007 60);--ink:oklch(.93 .005 80);--soft:oklch(.72 .008 70);--line:oklch(.315 .008 60);--wash:oklch(.265 .008 60);
--accent:oklch(.74 .12 50);--good:oklch(.77 .14 152);--bad:oklch(.74 .14 27);--grey:oklch(.68 .008 70);--good-wash:oklch(.29 .05 150);--bad-wash:oklch(.3 .06 27);--grey-wash:oklch(.29 .006 70)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
main{max-width:1008px;margin:0 auto;padding:40px 24px 80px}
header.page{display:flex;justify-content:space-between;gap:16px;align-items:baseline;color:var(--soft);font-size:13px;margin-bottom:28px;flex-wrap:wrap}
header.page b{color:var(--ink);font-weight:600;letter-spacing:-.01em}
h1{font-size:17px;font-weight:600;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:13px;font-weight:600;margin:44px 0 12px;letter-spacing:.01em}
h2 small{font-weight:400;color:var(--soft);font-size:13px;margin-left:6px}
h3{font-size:13px;font-weight:500;color:var(--soft);margin:20px 0 8px}
code,.mono{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px}
.verdict{padding:28px 28px 24px}
.verdict p.sentence{font-size:21px;line-height:1.42;letter-spacing:-.012em;margin:14px 0 0;text-wrap:pretty;overflow-wrap:anywhere}
.verdict p.further{color:var(--soft);margin:8px 0 0;overflow-wrap:anywhere}
.verdict code{font-size:.88em;background:var(--wash);padding:1px 6px;border-radius:5px}
.head{display:flex;gap:10px 12px;align-items:center;flex-wrap:wrap}
.chip{display:inline-flex;gap:6px;align-items:center;border-radius:99px;padding:2px 10px;font-size:12.5px;font-weight:500;white-space:nowrap}
.chip i{font-style:normal;font-size:9px}
.better{color:var(--good)}.worse{color:var(--bad)}.not-distinguishable{color:var(--grey)}
.chip.better{background:var(--good-wash)}.chip.worse{background:var(--bad-wash)}.chip.not-distinguishable{background:var(--grey-wash);color:var(--soft)}
dl.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;margin:24px -28px -24px;border-top:1px solid var(--line);background:var(--line);border-radius:0 0 7px 7px;overflow:hidden}
dl.figures div{background:var(--card);padding:14px 20px 16px}dl.figures div:first-child{padding-left:28px}
dl.figures dt{font-size:12.5px;color:var(--soft)}dl.figures dd{margin:2px 0 0;font-size:19px;letter-spacing:-.015em}
dl.figures dd small{display:block;font-size:12.5px;color:var(--soft);letter-spacing:0}
.forest{padding:8px 24px 12px}
.forest .row{display:grid;grid-template-columns:minmax(150px,220px) 1fr 200px;gap:20px;align-items:center;min-height:44px;border-top:1px solid var(--line)}
.forest .row.first,.forest .group+.row,.forest .axis{border-top:0}
.forest .group{font-size:12.5px;color:var(--soft);padding:14px 0 2px;overflow-wrap:anywhere}
.forest .row:not(.axis) svg{height:44px}
.forest svg{display:block;width:100%;overflow:visible}
.forest .label{overflow-wrap:anywhere;line-height:1.3;font-size:14px}.forest .label b{font-weight:600}.forest .label small{display:block;color:var(--soft);font-size:12px}
.forest .reading{text-align:right;font-size:13.5px;line-height:1.3;white-space:nowrap}.forest .reading small{display:block;color:var(--soft);font-size:12px}
.forest .axis{min-height:26px}.forest .axis svg{height:26px}
.forest text{fill:var(--soft);font-size:11.5px}
.grid{stroke:var(--line)}.zero{stroke:var(--soft);stroke-dasharray:2 3}
.mark{stroke:currentColor;fill:currentColor}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{font-weight:500;color:var(--soft);text-align:left;font-size:12.5px;vertical-align:bottom}
th,td{padding:9px 10px;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
th:first-child,td:first-child{padding-left:20px}th:last-child,td:last-child{padding-right:20px}
.n{text-align:right;white-space:nowrap}td small{display:block;color:var(--soft);font-size:12px}
td.words{min-width:130px}
tr.group th{padding-top:14px;padding-bottom:4px;border-bottom:0;color:var(--soft)}
dl.facts{display:grid;grid-template-columns:90px 1fr;gap:5px 16px;margin:2px 20px 18px 40px;font-size:12.5px}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
details{border-top:1px solid var(--line)}details:first-child{border-top:0}
summary{cursor:pointer;padding:10px 20px;list-style:none;display:flex;gap:14px;align-items:baseline;border-radius:8px}
summary::-webkit-details-marker{display:none}
summary::before{content:"";flex:none;width:6px;height:6px;border:solid var(--soft);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg) translate(-2px,1px);transition:transform .12s}
details[open]>summary::before{transform:rotate(45deg) translate(-1px,-2px)}
summary:hover{background:var(--wash)}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
summary .count{color:var(--soft);margin-left:auto;font-size:13px;white-space:nowrap}
summary{font-size:14px}details.item{margin-left:20px}details.item summary{padding:7px 20px 7px 0;font-size:13.5px}
details.item .id{min-width:0;overflow-wrap:anywhere}
.marks{margin-left:auto;display:flex;flex-wrap:wrap;gap:2px 12px;justify-content:flex-end;color:var(--soft);font-size:12.5px;white-space:nowrap}
.item .body{padding:2px 20px 18px 20px;display:grid;gap:12px}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:12px}
.body h4{margin:0 0 4px;font-size:12.5px;font-weight:500;color:var(--soft);display:flex;justify-content:space-between;gap:12px;overflow-wrap:anywhere}
pre{margin:0;padding:10px 12px;background:var(--wash);border-radius:6px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
pre.candidate{box-shadow:inset 2px 0 0 var(--accent)}pre.empty{color:var(--soft);font-style:italic}
.note{color:var(--soft);font-size:13.5px;max-width:74ch}.note li{margin:5px 0}.note ul{padding-left:18px;margin:8px 0}
@media (max-width:720px){main{padding:24px 14px 56px}.verdict{padding:20px 18px}.verdict p.sentence{font-size:18px}
dl.figures{grid-template-columns:1fr 1fr;margin:20px -18px -20px}dl.figures div,dl.figures div:first-child{padding:12px 18px}
.forest{padding:4px 16px 8px}.forest .row{grid-template-columns:1fr auto;gap:0 12px;padding:10px 0}.forest .row svg{grid-column:1/-1;grid-row:2}
.forest .row.axis{padding:0}.forest .row.axis span{display:none}.forest .row:not(.axis) svg{height:30px}
details.item{margin-left:12px}.item .body{padding-right:12px}summary{flex-wrap:wrap;gap:6px 12px}summary .count{margin-left:auto}.marks{margin-left:18px;justify-content:flex-start}dl.facts{margin-left:20px;grid-template-columns:1fr}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{body{background:#fff}main{max-width:none;padding:0}.card,details,.row{break-inside:avoid}}
`;
