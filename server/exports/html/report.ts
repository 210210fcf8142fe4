import { coverage } from '#lib/evidence/coverage.ts';
import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { html } from '../markup.ts';
import { dayInWords, statement } from '../statement.ts';
import { actionSection } from './actions.ts';
import { isolated, name } from './direction.ts';
import { attendance, coverageTable, summary } from './evidence.ts';
import { questionSections } from './questions.ts';
import { styles } from './styles.ts';

/** From so many letters on a title is set smaller, so that it leaves room on the first page. */
const LONG_TITLE = 120;
const LONG = html` class="long"`;

/** The report as one accessible file: no script, nothing from elsewhere, fit to print. */
export function exportHtml(context: ExportContext): ExportFile {
	const { snapshot } = context;
	const { meta, counts } = snapshot;
	const table = coverage(meta.framework.questions, meta.groups, counts.notes, counts.people);
	const siteLine = context.site ? html`${name(context.site)}. ` : undefined;
	const page = html`<!doctype html>
		<html lang="en-GB">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'"
				/>
				<title>${isolated(context.title)}: what was said</title>
				<style>
					${styles(`${isolated(context.title)}. ${dayInWords(context.date)}`)}
				</style>
			</head>
			<body>
				<header>
					<p class="product">Fiveways workshop report</p>
					<h1 dir="auto" ${context.title.length > LONG_TITLE ? LONG : undefined}>
						${context.title}
					</h1>
					<p>${siteLine}${dayInWords(context.date)}</p>
				</header>
				<main>
					<section aria-labelledby="summary">
						<h2 id="summary">In short</h2>
						${summary(table, context.reported)}
					</section>
					<section aria-labelledby="people">
						<h2 id="people">Who took part</h2>
						${attendance(table, context.reported)}
					</section>
					<section aria-labelledby="coverage">
						<h2 id="coverage">Who wrote about what</h2>
						${coverageTable(table)}
					</section>
					${questionSections(snapshot)}
					<section aria-labelledby="actions">
						<h2 id="actions">What we will do</h2>
						${actionSection(snapshot)}
					</section>
					<section aria-labelledby="method">
						<h2 id="method">How this was made</h2>
						<p>
							The notes stand under five questions. Each has one group, and "Groups" below says how.
							Our prompts: ${meta.framework.promptsBy} Linked themes come from the study named
							below.
						</p>
						<dl>
							${statement(context).map(
								([name, value]) =>
									html`<dt>${name}</dt>
										<dd dir="auto">${value}</dd>`
							)}
						</dl>
					</section>
				</main>
			</body>
		</html> `;
	return {
		bytes: new TextEncoder().encode(page.text),
		type: 'text/html; charset=utf-8',
		name: fileName(context.title, context.date, 'html')
	};
}
