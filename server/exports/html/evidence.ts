import { type Cell, type Coverage, count, notesPerPerson, people } from '#lib/evidence/coverage.ts';
import { html, type Markup } from '../markup.ts';

/** Notes, people and what is thin or missing, in sentences. */
export function summary(table: Coverage): Markup {
	const groups = table.groups.filter(({ people }) => people > 0).length;
	const opening =
		table.people > 0
			? `${people(table.people)} from ${count(groups, 'group')} took part. There are ${count(table.notes, 'note')}.`
			: `There are ${count(table.notes, 'note')}.`;
	if (table.notes === 0) return html`<p>${opening} Nothing has been shared yet.</p>`;
	return html`<p>${opening}</p>
		${gaps(table)}`;
}

/** Without people nothing is thin or empty, and that says nothing about who is missing. */
function gaps({ people, sentences }: Coverage): Markup {
	if (people === 0)
		return html`<p>
			How many people took part is not known, so this report cannot say whose voice is missing.
		</p>`;
	if (sentences.length === 0)
		return html`<p>Every group in the room wrote about every question.</p>`;
	return html`<ul>
		${sentences.map(({ text }) => html`<li>${text}</li>`)}
	</ul>`;
}

/** Groups with their people, in the workshop's order. */
export function attendance(table: Coverage): Markup {
	if (table.people === 0) return html`<p>How many people took part is not known.</p>`;
	return html`<ul>
		${table.groups.map((entry) => html`<li>${entry.group.label}: ${people(entry.people)}</li>`)}
	</ul>`;
}

/** Group by question, with totals and notes per person. */
export function coverageTable(table: Coverage): Markup {
	return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="coverage">
		<table>
			<caption>
				Notes by question and group. A cell is thin when there is less than one note for three
				people.
			</caption>
			<thead>
				<tr>
					<th scope="col">Question</th>
					${table.groups.map(({ group }) => html`<th scope="col">${group.label}</th>`)}
					<th scope="col">All</th>
				</tr>
			</thead>
			<tbody>
				${table.questions.map(
					(row) =>
						html`<tr>
							<th scope="row">${row.question.label}</th>
							${row.cells.map(cell)}
							<td>${row.notes}</td>
						</tr>`
				)}
				<tr>
					<th scope="row">All</th>
					${table.groups.map(({ notes }) => html`<td>${notes}</td>`)}
					<td>${table.notes}</td>
				</tr>
				<tr>
					<th scope="row">Notes per person</th>
					${table.groups.map(
						(entry) => html`<td>${notesPerPerson(entry.notes, entry.people) ?? 'not known'}</td>`
					)}
					<td>${notesPerPerson(table.notes, table.people) ?? 'not known'}</td>
				</tr>
			</tbody>
		</table>
	</div>`;
}

function cell({ notes, state }: Cell): Markup {
	return state === 'thin' || state === 'empty'
		? html`<td class="missing">${notes} <span>${state}</span></td>`
		: html`<td>${notes}</td>`;
}
