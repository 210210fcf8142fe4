import {
	ABSENT,
	type Cell,
	type Coverage,
	count,
	type GroupCoverage,
	notesPerPerson,
	people
} from '#lib/evidence/coverage.ts';
import type { Reported } from '#lib/evidence/reported.ts';
import { html, type Markup } from '../markup.ts';
import { name, withNames } from './direction.ts';

/** Notes, people and who or what is missing, in sentences. */
export function summary(table: Coverage, reported: Reported | undefined): Markup {
	const groups = reported?.present ?? table.groups.filter(({ people }) => people > 0).length;
	const opening =
		table.people > 0
			? `${people(table.people)} from ${count(groups, 'group')} took part. There are ${count(table.notes, 'note')}.`
			: `There are ${count(table.notes, 'note')}.`;
	const joined = reported?.sentences.join(' ') ?? '';
	const names = table.groups.map(({ group }) => group.label);
	const shared = table.notes === 0 ? ' Nothing has been shared yet.' : '';
	return html`<p>${opening}${shared}</p>
		${joined ? html`<p>${withNames(joined, names)}</p>` : undefined}
		${table.absences.length > 0 ? html`<p>${withNames(table.absences.join(' '), names)}</p>` : undefined}
		${table.notes > 0 && !reported?.isFew ? gaps(table, names) : undefined}`;
}

/** Without people nothing is thin or empty, and that says nothing about who is missing. */
function gaps({ people, groups, sentences }: Coverage, names: readonly string[]): Markup {
	if (people === 0)
		return html`<p>
			How many people took part is not known, so this report cannot say whose voice is missing.
		</p>`;
	if (sentences.length === 0)
		return groups.filter(({ people }) => people > 0).length > 1
			? html`<p>Every group in the room wrote about every question.</p>`
			: html`<p>There are enough notes about every question.</p>`;
	return html`<ul>
		${sentences.map(({ text }) => html`<li>${withNames(text, names)}</li>`)}
	</ul>`;
}

/** Groups with their people, in the workshop's order, and those of which nobody came. */
export function attendance(table: Coverage, reported: Reported | undefined): Markup {
	if (reported?.isFew) return html`<p>Fewer than 3 people took part.</p>`;
	if (table.people === 0) return html`<p>How many people took part is not known.</p>`;
	return html`<ul>
		${table.groups.map(
			(entry) =>
				html`<li>${name(entry.group.label)}: ${entry.isAbsent ? ABSENT : people(entry.people)}</li>`
		)}
	</ul>`;
}

/**
 * Group by question, with totals and notes per person. Groups go down: there may be ten with long
 * names, and the five short questions fit across a phone and a sheet of paper.
 */
export function coverageTable(table: Coverage): Markup {
	return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="coverage">
		<table>
			<caption>
				Notes by group and question. A cell is thin when there is less than one note for three
				people.
			</caption>
			<thead>
				<tr>
					<th scope="col">Group</th>
					${table.questions.map(({ question }) => html`<th scope="col">${question.label}</th>`)}
					<th scope="col">All</th>
					<th scope="col">Notes per person</th>
				</tr>
			</thead>
			<tbody>
				${table.groups.map(
					(row, index) =>
						html`<tr>
							<th scope="row">
								${name(row.group.label)}${row.isAbsent ? html` <span class="away">${ABSENT}</span>` : undefined}
							</th>
							${table.questions.map(({ cells }) => cell(cells[index]))}
							<td>${row.notes}</td>
							<td>${perPerson(row)}</td>
						</tr>`
				)}
				<tr>
					<th scope="row">All</th>
					${table.questions.map(({ notes }) => html`<td>${notes}</td>`)}
					<td>${table.notes}</td>
					<td>${notesPerPerson(table.notes, table.people) ?? 'not known'}</td>
				</tr>
			</tbody>
		</table>
	</div>`;
}

function perPerson({ notes, people, isAbsent }: GroupCoverage): string {
	return isAbsent ? 'no people' : (notesPerPerson(notes, people) ?? 'not known');
}

function cell(of: Cell | undefined): Markup {
	return of?.state === 'thin' || of?.state === 'empty'
		? html`<td class="missing">${of.notes} <span>${of.state}</span></td>`
		: html`<td>${of?.notes ?? 0}</td>`;
}
