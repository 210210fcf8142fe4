import { Markup } from '../markup.ts';

/** The report's own few styles: one column, the product's ink and teal, fit for print and large text. */
export const styles = new Markup(`
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: #fff; color: #212b32;
	font: 1.1875rem/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h1 { font-size: 2rem; margin: 0.25rem 0; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 3px solid #0f4c4f; color: #0f4c4f; }
h3 { font-size: 1.1875rem; margin: 1.5rem 0 0.5rem; }
.product { margin: 0; color: #425563; }
.notes { list-style: none; padding: 0; }
.notes li { margin: 0 0 0.5rem; padding: 0.5rem 0.75rem; border: 1px solid #c9d4d8; border-inline-start: 4px solid #4c6272;
	break-inside: avoid; }
.notes p { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-line; }
.sign { font-size: 1rem; color: #425563; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-bottom: 0.5rem; }
th, td { padding: 0.375rem 0.75rem; border-bottom: 1px solid #4c6272; text-align: end; vertical-align: top; }
th[scope=row], thead th:first-child { text-align: start; }
.missing { outline: 2px solid #b8450f; outline-offset: -2px; font-weight: 700; }
.missing span { color: #b8450f; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
@media print { body { max-width: none; font-size: 11pt; padding: 0; } .scroll { overflow: visible; } }
`);
