import type { QuestionId } from '#lib/domain/question.ts';
import { testBoard } from './board.ts';

/** A board in its step for grouping, with five notes of one writer, and somebody else. */
export async function clusteringRoom() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const { board, yes } = test;
	const post = async (text: string, q: QuestionId = 'how', seat = writer) =>
		(await yes(seat, { t: 'note.post', q, text })).id ?? '';
	const make = async (ids: string[], more: { q?: QuestionId; name?: string } = {}, seat = writer) =>
		(await yes(seat, { t: 'cluster.make', q: 'how', ids, ...more })).id ?? '';
	const ids: string[] = [];
	for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) ids.push(await post(text));
	await yes(facilitator, { t: 'stage.step', to: 'group' });
	const note = (id: string) => board.snapshot().notes.get(id);
	const places = (which: string[]) => which.map((id) => note(id)?.p);
	const cluster = (id: string) => board.snapshot().clusters.get(id);
	const seats = [facilitator, writer, other];
	return {
		...test,
		test,
		facilitator,
		writer,
		other,
		seats,
		ids,
		post,
		make,
		note,
		places,
		cluster
	};
}

/** What people see of notes and clusters. */
export function seen({ board }: Awaited<ReturnType<typeof clusteringRoom>>) {
	const { notes, clusters, counts } = board.snapshot();
	return { notes, clusters, counts };
}
