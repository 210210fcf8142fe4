import type { AcceptedReply, CommandBody, RefusedReply } from '#lib/domain/command.ts';
import type { Cluster } from '#lib/domain/cluster.ts';
import { framework } from '#lib/domain/framework.ts';
import { movedNote } from '#lib/domain/note.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { defaultSteps, newStage, type Stage } from '#lib/domain/stage.ts';
import type { BoardNote, Edit, LiveBoard } from '#lib/live/types.ts';

type Answer = (body: CommandBody) => Promise<AcceptedReply | RefusedReply>;

/** A board in memory that does at once what it is told, for what reads and sends. */
export function aBoard(options: {
	notes?: BoardNote[];
	clusters?: [string, Cluster][];
	stage?: Partial<Stage>;
	role?: LiveBoard['role'];
	ballot?: LiveBoard['ballot'];
	answer?: Answer;
}) {
	const notes = new Map((options.notes ?? []).map((note) => [note.id, note]));
	const clusters = new Map(options.clusters ?? []);
	const sent: CommandBody[] = [];
	const edits = new Map<string, Edit>();
	const typed = new Map<string, string>();
	const accept: Answer = () => Promise.resolve({ cid: 'c', ok: true, rev: 1 });
	const board = {
		role: options.role ?? 'stakeholder',
		stage: { ...newStage('share'), steps: defaultSteps(), ...options.stage },
		meta: {
			title: 'Canalside',
			framework,
			groups: [
				{ id: 'hcp', label: 'Healthcare professional', short: 'Healthcare' },
				{ id: 'patient', label: 'Patient', short: 'Patient' }
			],
			deletedOn: '2027-01-01',
			epoch: 'e',
			v: 1
		},
		get questions() {
			return readingOrder([...notes.values()], clusters) as unknown as LiveBoard['questions'];
		},
		note: (id: string) => notes.get(id),
		actions: [],
		ballot: options.ballot ?? {},
		agreed: new Set<string>(),
		ownNotes: (q: string) =>
			[...notes.values()].filter((note) => note.own && note.q === q).reverse(),
		get edits() {
			return [...edits.values()];
		},
		typed: (q: string) => typed.get(q) ?? '',
		setTyped: (q: string, text: string) => void typed.set(q, text),
		setEdit: (edit: Edit) => void edits.set(edit.id, edit),
		endEdit: (id: string) => void edits.delete(id),
		send(body: CommandBody) {
			sent.push(body);
			if (body.t === 'note.move') {
				const note = notes.get(body.id);
				const { q, p, cluster } = body;
				if (note) {
					const to = {
						p: p ?? note.p,
						...(q ? { q } : {}),
						...(cluster === undefined ? {} : { cluster })
					};
					notes.set(note.id, movedNote(note, to) as BoardNote);
				}
			}
			if (body.t === 'note.remove') notes.delete(body.id);
			return (options.answer ?? accept)(body);
		},
		sent,
		notes
	};
	return board as unknown as LiveBoard & Pick<typeof board, 'sent' | 'notes'>;
}
