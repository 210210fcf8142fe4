import { Markup } from '../markup.ts';

/**
 * The report's own few styles: one column, the product's ink and teal, fit for large text and for
 * A4. On paper each page says at its foot which workshop it belongs to, since sheets part.
 */
export function styles(foot: string): Markup {
	return new Markup(`
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: #fff; color: #212b32;
	font: 1.1875rem/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; }
h1, h2, h3 { line-height: 1.2; overflow-wrap: anywhere; break-after: avoid; }
h1 { font-size: 2rem; margin: 0.25rem 0; }
h1.long { font-size: 1.375rem; }
header p, dd { overflow-wrap: anywhere; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 3px solid #0f4c4f; color: #0f4c4f; }
h2 + p { break-after: avoid; }
h3 { font-size: 1.1875rem; margin: 1.5rem 0 0.5rem; }
.product { margin: 0; color: #425563; }
.notes { list-style: none; padding: 0; }
.notes li { margin: 0 0 0.5rem; padding: 0.5rem 0.75rem; border: 1px solid #4c6272; border-inline-start-width: 4px;
	break-inside: avoid; }
.notes p { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-line; }
.sign { font-size: 0.875em; color: #425563; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { position: sticky; inset-inline-start: 0; max-width: calc(100vw - 2rem); text-align: start; padding-bottom: 0.5rem; }
tr { break-inside: avoid; }
th, td { padding: 0.375rem 0.5rem; border-bottom: 1px solid #4c6272; text-align: end; vertical-align: top; }
th[scope=row] { min-width: 7.5rem; overflow-wrap: break-word; }
th[scope=row], thead th:first-child { text-align: start; }
.away { display: block; font-size: 0.875em; font-weight: 400; color: #425563; }
.missing { outline: 2px solid #b8450f; outline-offset: -2px; font-weight: 700; white-space: nowrap; }
.missing span { color: #b8450f; }
dt { font-weight: 600; break-after: avoid; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; break-inside: avoid; }
@page { size: A4; margin: 18mm 18mm 20mm;
	@top-left { content: ""; }
	@top-center { content: ""; }
	@top-right { content: ""; }
	@bottom-left { content: ${cssString(foot)}; width: 86%; font: 9pt Arial, sans-serif; color: #212b32; text-align: start; }
	@bottom-right { content: counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; color: #212b32; } }
@media print {
	body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.35; }
	h1 { font-size: 20pt; }
	h2 { margin-top: 18pt; font-size: 15pt; }
	h3 { font-size: 12pt; margin: 12pt 0 4pt; }
	.notes li { margin-bottom: 4pt; padding: 4pt 8pt; }
	.scroll { overflow: visible; }
	table { width: 100%; font-size: 9pt; break-inside: avoid; }
	th, td { padding: 3pt 4pt; }
	caption { position: static; max-width: none; font-size: 11pt; }
}
`);
}

/** A text as a string of a style sheet: every sign that could end it is written as its number. */
function cssString(text: string): string {
	const safe = text.replace(
		/[^\p{L}\p{M}\p{N} ]/gu,
		(sign) => `\\${sign.codePointAt(0)?.toString(16)} `
	);
	return `"${safe}"`;
}
