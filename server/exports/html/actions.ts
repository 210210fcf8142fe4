import { type ActionWithId, actionsInOrder } from '#lib/domain/action.ts';
import { noteName } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { dayInWords } from '../statement.ts';
import { html, type Markup } from '../markup.ts';

/** What was agreed: who does what, by when, and which notes and clusters it comes from. */
export function actionSection(snapshot: Snapshot): Markup {
	const actions = actionsInOrder(snapshot.actions);
	if (actions.length === 0) return html`<p>No actions were written down.</p>`;
	return html`<ul class="notes">
		${actions.map(
			(action) =>
				html`<li>
					<p dir="auto" class="text">${action.text}</p>
					<p class="sign">
						<span dir="auto">${action.owner ?? 'No owner yet'}</span>,
						${action.due ? `by ${dayInWords(action.due)}` : 'no date yet'}
					</p>
					${sources(action, snapshot)}
				</li>`
		)}
	</ul>`;
}

function sources({ from = [] }: ActionWithId, snapshot: Snapshot): Markup | undefined {
	if (from.length === 0) return undefined;
	return html`<p class="sign">
		From:
		${from.map((id, place) => html`${place > 0 ? '; ' : ''}<span dir="auto">${nameOf(id, snapshot)}</span>`)}
	</p>`;
}

function nameOf(id: string, { notes, clusters }: Snapshot): string {
	const cluster = clusters.get(id);
	if (cluster) return cluster.name;
	const note = notes.get(id);
	return note ? noteName(note.text) : 'a note that is gone';
}
