import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { statementText } from './about.ts';
import { codeElement, codesOf } from './codes.ts';
import { documentOf, element } from './element.ts';
import { origin } from './origin.ts';

const NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/**
 * The codes alone as a code book of the REFI-QDA standard (version 1.5), for programs that take no
 * projects. A code book has no description of its own, so its first code says what the file is.
 */
export function exportQdc(context: ExportContext): ExportFile {
	const codes = codesOf(context).map((code, at) =>
		at === 0 ? { ...code, description: statementText(context) } : code
	);
	return {
		bytes: documentOf(
			NAMESPACE,
			element('CodeBook', { origin: origin() }, [element('Codes', {}, codes.map(codeElement))])
		),
		type: 'application/xml; charset=utf-8',
		name: fileName(context.title, context.date, 'qdc')
	};
}
