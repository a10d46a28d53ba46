/**
 * Makes a table, a chart and one JSON file of what the rounds of a run have measured, and says
 * which limits it keeps.
 *
 * <pre>
 *  round-1.json  --JmhFile--&gt;  Measurement --Results--&gt; Score --+--&gt; MarkdownTable --&gt; table.md, README
 *  round-2.json                                                 +--&gt; BarChart ------&gt; chart.svg
 *  limits.json   --Limits--------------------------------------&gt;+--&gt; MergedJson ----&gt; results.json
 * </pre>
 *
 * <p><b>Who calls in.</b> {@code bench/run}. <b>Threads.</b> One. <b>Start at</b> {@link
 * dev.rouse.bench.report.Report}.
 */
@NullMarked
package dev.rouse.bench.report;

import org.jspecify.annotations.NullMarked;
