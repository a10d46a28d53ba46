package dev.rouse.transform.explain;

/** The looks of a page, in light and dark. */
final class Css {

    static final String STYLE =
            """
            :root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --faint: #6b7280; --line: #d5d9e0;
              --panel: #f6f7f9; --accent: #2f6fdb; --accent-soft: #e3edfd; --on-accent: #fff; --loop: #b4580a; --fail: #9aa1ab; }
            @media (prefers-color-scheme: dark) { :root { --paper: #14171c; --ink: #e3e6eb; --faint: #929aa6; --line: #353b45;
              --panel: #1c2027; --accent: #6ea3f7; --accent-soft: #21324f; --on-accent: #0d1117; --loop: #eb9a4b; --fail: #727b88; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 28px 32px 48px; max-width: 1500px; background: var(--paper); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
            code, pre, svg text, .source { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            h1 { margin: 0; font-size: 22px; font-weight: 650; }
            h2 { margin: 28px 0 6px; font-size: 14px; font-weight: 650; }
            .facts { margin: 2px 0 24px; color: var(--faint); font-size: 14px; }
            .facts code { color: var(--ink); font-size: 13px; }
            main { display: grid; gap: 32px 48px; align-items: start; justify-content: start; grid-template-columns: minmax(0, max-content); }
            @media (min-width: 1000px) { main.beside { grid-template-columns: minmax(0, max-content) auto; } }
            .text { min-width: min(440px, 100%); }
            .source { overflow-x: auto; padding: 12px 0; border: 1px solid var(--line); border-radius: 10px;
              background: var(--panel); font-size: 12.5px; line-height: 20px; tab-size: 4; }
            .source .lines { display: inline-block; min-width: 100%; }
            .row { display: flex; white-space: pre; padding-right: 16px; }
            .row.outside { opacity: .55; }
            .row.await { background: var(--accent-soft); }
            .marks { display: flex; flex: none; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 3px; padding-left: 8px; }
            .marks a { min-width: 17px; height: 17px; padding: 0 4px; border-radius: 9px; background: var(--accent); color: var(--on-accent);
              font-size: 11px; font-weight: 700; line-height: 17px; text-align: center; text-decoration: none; }
            .marks span { display: flex; align-items: center; color: var(--accent); }
            .no { flex: none; width: 46px; padding-right: 14px; color: var(--faint); text-align: right; user-select: none; }
            mark { background: none; color: var(--accent); font-weight: 700; }
            figure { min-width: 0; margin: 0; overflow-x: auto; }
            svg text { font-size: 12px; fill: var(--ink); }
            .box { fill: var(--panel); stroke: var(--line); stroke-width: 1.2; }
            .state:target .box { stroke: var(--accent); stroke-width: 2.5; }
            .terminal { fill: none; stroke: var(--faint); stroke-width: 1.2; }
            svg .terminal-text { fill: var(--faint); text-anchor: middle; }
            .number { fill: var(--accent); }
            svg .number-text { fill: var(--on-accent); font-size: 11px; font-weight: 700; text-anchor: middle; }
            svg .place, svg .label { fill: var(--faint); font-size: 11px; }
            svg .awaited { font-weight: 700; }
            .rule { stroke: var(--line); }
            .edge { fill: none; stroke-width: 1.5; }
            .edge.go { stroke: var(--faint); } .head.go path { fill: var(--faint); }
            .edge.back { stroke: var(--loop); } .head.back path { fill: var(--loop); }
            .edge.fail { stroke: var(--fail); stroke-dasharray: 4 3; } .head.fail path { fill: var(--fail); }
            figcaption { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-top: 10px; color: var(--faint); font-size: 12.5px; }
            figcaption b { display: inline-block; width: 22px; margin-right: 6px; border-top: 2px solid var(--faint); vertical-align: middle; }
            figcaption b.back { border-color: var(--loop); } figcaption b.fail { border-top: 2px dashed var(--fail); }
            .table { width: 0; min-width: 100%; overflow-x: auto; }
            table { border-collapse: collapse; font-size: 13px; }
            th, td { padding: 4px 12px; border-bottom: 1px solid var(--line); text-align: center; }
            th { color: var(--faint); font-weight: 500; }
            th:first-child, td:first-child { padding-left: 0; text-align: left; white-space: nowrap; }
            td.yes { color: var(--accent); }
            """;

    private Css() {}
}
