import type { CommandBody, Reply } from '#lib/domain/command.ts';
import { mergeText } from '#lib/domain/merge-text.ts';
import type { QuestionId } from '#lib/domain/question.ts';

interface ModelNote {
	readonly writer: number;
	q: QuestionId;
	text: string;
	v: number;
	at: 'board' | 'seat' | 'bin' | 'hidden' | 'nowhere';
	/** Words by version. */
	texts: string[];
}

const BOARD_TO_HIDDEN = ['board', 'hidden'] as const;
const HIDDEN_TO_BOARD = ['hidden', 'board'] as const;

export type PlainNote = [q: string, text: string, v: number, writer: number];

/** What a workshop comes to. */
export interface PlainBoard {
	visible: Record<string, PlainNote>;
	secret: Record<string, PlainNote>;
	/** Ids of removed notes. */
	bin: string[];
	/** Words by id. */
	actions: Record<string, string>;
	step: string;
	locks: string[];
}

/** How a command is taken back, and done again. */
interface Back {
	undo: () => void;
	redo: () => void;
}

/**
 * The workshop in a few lines, for comparing: what accepted commands mean for words, questions and
 * visibility, without documents, batches or permissions. Which command an undo took back is told.
 */
export class Model {
	/** Seats that said they have finished, and those removed. */
	readonly finished = new Set<number>();
	readonly removed = new Set<number>();
	private readonly notes = new Map<string, ModelNote>();
	readonly actions = new Map<string, string>();
	private readonly backs = new Map<string, Back>();
	/** Question of each cluster that was ever made. */
	private readonly clusters = new Map<string, QuestionId>();
	private step = 'share';
	private locked = false;

	get ids(): string[] {
		return [...this.notes.keys()];
	}

	note(id: string): ModelNote | undefined {
		return this.notes.get(id);
	}

	/** @param tookBack of an undo or a redo: the cid of the own command that it took back */
	apply(seat: number, body: CommandBody, reply: Reply, tookBack?: string): void {
		if (!reply.ok) return;
		const note = 'id' in body ? this.notes.get(body.id) : undefined;
		const back = (undo: () => void, redo: () => void) =>
			this.backs.set(`${seat} ${reply.cid}`, { undo, redo });
		// What is gone when this is taken back, or done again, stays in the question that it has.
		const arrange = (ids: readonly string[], q: QuestionId) => {
			const set = (one: ModelNote, to: QuestionId) => ({ one, former: one.q, now: (one.q = to) });
			const all = [...new Set(ids)]
				.map((id) => this.notes.get(id))
				.filter((one) => one !== undefined);
			let done = all.filter((one) => one.q !== q).map((one) => set(one, q));
			const swap = () => {
				const there = done.filter(({ one }) => one.at === 'board');
				done = there.map(({ one, former }) => set(one, former));
			};
			back(swap, swap);
		};
		switch (body.t) {
			case 'note.post': {
				const at = this.step === 'private' || body.asPrivate ? 'seat' : 'board';
				const { q, text } = body;
				const made: ModelNote = { writer: seat, q, text, v: 1, at, texts: ['', text] };
				this.notes.set(reply.id ?? '', made);
				let was: ModelNote['at'] = at;
				back(
					() => {
						was = made.at;
						made.at = was === 'seat' ? 'nowhere' : 'bin';
					},
					() => (made.at = was)
				);
				break;
			}
			case 'note.edit': {
				const words = note && wordsOf(note, body);
				if (!note || words === undefined || note.text === words) break;
				const former = note.text;
				setText(note, words);
				back(
					() => setText(note, former),
					() => setText(note, words)
				);
				break;
			}
			case 'note.move': {
				if (!note || (note.at === 'seat' && (!body.q || body.q === note.q))) break;
				const former = note.q;
				const q = body.q ?? note.q;
				note.q = q;
				back(
					() => (note.q = former),
					() => (note.q = q)
				);
				break;
			}
			case 'note.remove': {
				if (!note) break;
				const former = note.at;
				const taken = former === 'seat' ? 'nowhere' : 'bin';
				note.at = taken;
				back(
					() => (note.at = former),
					() => (note.at = taken)
				);
				break;
			}
			case 'note.restore':
				if (note) note.at = 'board';
				back(
					() => note && (note.at = 'bin'),
					() => note && (note.at = 'board')
				);
				break;
			case 'cluster.make':
				this.clusters.set(reply.id ?? '', body.q);
				arrange(body.ids, body.q);
				break;
			case 'cluster.join': {
				const q = this.clusters.get(body.id);
				if (q) arrange(body.ids, q);
				break;
			}
			// Clusters of other questions are not merged, and none is moved to one: nothing here changes.
			case 'cluster.leave':
			case 'cluster.merge':
			case 'cluster.rename':
			case 'cluster.dissolve':
			case 'cluster.move':
			case 'cluster.tidy':
				break;
			case 'note.hide':
			case 'note.show': {
				const [former, at] = body.t === 'note.hide' ? BOARD_TO_HIDDEN : HIDDEN_TO_BOARD;
				if (note) note.at = at;
				back(
					() => note && (note.at = former),
					() => note && (note.at = at)
				);
				break;
			}
			case 'stage.reveal':
				for (const each of this.notes.values())
					if (each.at === 'seat' && (body.q ?? each.q) === each.q) each.at = 'board';
				break;
			case 'stage.step': {
				if (this.step === body.to) break;
				const former = this.step;
				let finished = this.goTo(body.to);
				back(
					() => (finished = this.goTo(former, finished)),
					() => (finished = this.goTo(body.to, finished))
				);
				break;
			}
			case 'stage.lock':
			case 'stage.unlock': {
				const former = this.locked;
				const locked = body.t === 'stage.lock';
				this.locked = locked;
				if (former !== locked)
					back(
						() => (this.locked = former),
						() => (this.locked = locked)
					);
				break;
			}
			case 'flag.finished':
				if (body.on) this.finished.add(seat);
				else this.finished.delete(seat);
				break;
			case 'seat.remove':
				this.removed.add(body.seat);
				break;
			case 'action.add':
			case 'action.edit':
			case 'action.remove': {
				const id = body.t === 'action.add' ? (reply.id ?? '') : body.id;
				const former = this.actions.get(id);
				const words = body.t === 'action.remove' ? undefined : (body.text ?? former);
				this.putAction(id, words);
				if (former === words) break;
				back(
					() => this.putAction(id, former),
					() => this.putAction(id, words)
				);
				break;
			}
			case 'note.agree':
			case 'note.unagree':
			case 'vote.cast':
			case 'vote.withdraw':
			case 'vote.proxy':
			case 'seat.headcount':
			case 'code.rotate':
			case 'seat.code':
			case 'screen.link':
			case 'screen.revoke':
			case 'stage.settings':
			case 'stage.plan':
			case 'stage.timer':
			case 'stage.spotlight':
			case 'stage.prompt':
			case 'flag.help':
			case 'flag.practised':
			case 'seat.admit':
			case 'history.save':
				break;
			case 'history.restore':
				// tests/unit/server/board/restoring.test.ts does this at random, places and clusters too.
				throw new Error('A moment is not put in place here.');
			case 'note.approve':
			case 'note.return':
			case 'note.ask':
			case 'note.answer':
			case 'seat.group':
			case 'stage.groups':
			case 'stage.merge':
				break;
			case 'seat.undoAll':
				throw new Error('The model does not know what went back to its writer.');
			case 'undo':
			case 'redo': {
				const taken = this.backs.get(`${seat} ${tookBack ?? ''}`);
				taken?.undo();
				if (taken) back(taken.redo, taken.undo);
			}
		}
	}

	/** Notes that lie there, as `[question, words, version, writer]` by id. */
	notesAt(at: ModelNote['at']): Record<string, PlainNote> {
		const there = [...this.notes].filter(([, note]) => note.at === at);
		return Object.fromEntries(
			there.map(([id, { q, text, v, writer }]) => [id, [q, text, v, writer]])
		);
	}

	/** As it is read by those who are still here. */
	plain(): PlainBoard {
		const secret = Object.entries(this.notesAt('seat'));
		return {
			visible: this.notesAt('board'),
			secret: Object.fromEntries(secret.filter(([, [, , , writer]]) => !this.removed.has(writer))),
			bin: Object.keys(this.notesAt('bin')).sort(),
			actions: Object.fromEntries(this.actions),
			step: this.step,
			locks: this.locked ? ['writing'] : []
		};
	}

	private putAction(id: string, words: string | undefined): void {
		if (words === undefined) this.actions.delete(id);
		else this.actions.set(id, words);
	}

	/**
	 * Another step begins: what was finished is finished no more. One that is taken back brings back who
	 * had finished. @returns who had until now
	 */
	private goTo(step: string, finished: readonly number[] = []): number[] {
		const before = [...this.finished];
		this.step = step;
		this.finished.clear();
		for (const seat of finished) this.finished.add(seat);
		return before;
	}
}

function setText(note: ModelNote, text: string): void {
	note.text = text;
	note.texts[++note.v] = text;
}

function wordsOf(note: ModelNote, { text, base }: { text: string; base?: number | undefined }) {
	if (base === undefined || base === note.v) return text;
	return mergeText(note.texts[base] ?? '', text, note.text);
}
