import { html } from '../markup.ts';
import { xmlText } from '../xml-text.ts';

/**
 * What the file says about itself to a computer. The library's own has no language, and tells the
 * time at which it was built: two files of one moment would differ.
 */
export function coreProperties(title: string, time: number): string {
	const moment = new Date(time).toISOString();
	return html`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
		<cp:coreProperties
			xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
			xmlns:dc="http://purl.org/dc/elements/1.1/"
			xmlns:dcterms="http://purl.org/dc/terms/"
			xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
		>
			<dc:title>${xmlText(title)}</dc:title>
			<dc:creator>Fiveways</dc:creator>
			<cp:lastModifiedBy>Fiveways</cp:lastModifiedBy>
			<cp:revision>1</cp:revision>
			<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>
			<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>
			<dc:language>en-GB</dc:language>
		</cp:coreProperties>`.text;
}
