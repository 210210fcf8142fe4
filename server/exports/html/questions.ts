import { type GroupId, type GroupShape, groupShapes } from '#lib/domain/group.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { count } from '#lib/evidence/coverage.ts';
import { html, type Markup } from '../markup.ts';

/** The groups' signs as letters of an ordinary font; the word beside each says the same. */
const letters: Readonly<Record<GroupShape, string>> = {
	square: '■',
	diamond: '◆',
	triangle: '▲',
	circle: '●',
	hexagon: '⬢',
	none: '',
	star: '★',
	cross: '✚',
	pentagon: '⬟',
	ring: '○'
};

function groupSign(id: GroupId): Markup | undefined {
	const letter = letters[groupShapes[id]];
	return letter ? html`<span aria-hidden="true">${letter}</span> ` : undefined;
}

/** One section a question, clusters first, every note in reading order. */
export function questionSections(snapshot: Snapshot): Markup[] {
	const labels = new Map(snapshot.meta.groups.map((group) => [group.id, group.label]));
	// The sign of one group would be untrue of those that it is shown with.
	const together = new Set(snapshot.meta.groups.filter(({ of }) => of).map(({ id }) => id));
	const dots = snapshot.stage.importedDots ?? {};
	const list = (notes: NoteWithId[]) =>
		html`<ul class="notes">
			${notes.map((note) => {
				const signs = [
					...(note.late ? ['added later'] : []),
					...(dots[note.id] ? [`${count(dots[note.id] ?? 0, 'dot')} (group not known)`] : [])
				];
				const group = html`<span dir="auto">${labels.get(note.group) ?? note.group}</span>`;
				return html`<li>
					<p dir="auto" class="text">${note.text}</p>
					<p class="sign">
						${together.has(note.group) ? undefined : groupSign(note.group)}${group}${signs.map((sign) => `, ${sign}`)}
					</p>
				</li>`;
			})}
		</ul>`;
	return orderOf(snapshot).map((ordered) => {
		const question = snapshot.meta.framework.questions.find(({ id }) => id === ordered.q);
		const all = notesInOrder(ordered).length;
		return html`<section aria-labelledby="q-${ordered.q}">
			<h2 id="q-${ordered.q}">${question?.label ?? ordered.q}: ${question?.headline ?? ''}</h2>
			<p>${count(all, 'note')}. Linked theme in the study: ${question?.theme ?? 'none'}.</p>
			${ordered.clusters.map(
				({ cluster, notes }) =>
					html`<h3 dir="auto">${cluster.name}</h3>
						${list(notes)}`
			)}
			${ordered.clusters.length > 0 && ordered.loose.length > 0 ? html`<h3>Other notes</h3>` : undefined}
			${ordered.loose.length > 0 ? list(ordered.loose) : undefined}
			${all === 0 ? html`<p>No notes here.</p>` : undefined}
		</section>`;
	});
}
