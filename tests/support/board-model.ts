import type { CommandBody, Reply } from '#lib/domain/command.ts';
import { mergeText } from '#lib/domain/merge-text.ts';
import type { QuestionId } from '#lib/domain/question.ts';

interface ModelNote {
	readonly writer: number;
	q: QuestionId;
	text: string;
	v: number;
	at: 'board' | 'seat' | 'bin' | 'nowhere';
	/** Words by version. */
	texts: string[];
}

export type PlainNote = [q: string, text: string, v: number, writer: number];

/** What a workshop comes to. */
export interface PlainBoard {
	visible: Record<string, PlainNote>;
	secret: Record<string, PlainNote>;
	/** Ids of removed notes. */
	bin: string[];
	step: string;
	locks: string[];
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
	private readonly backs = new Map<string, () => void>();
	private step = 'share';
	private locked = false;

	get ids(): string[] {
		return [...this.notes.keys()];
	}

	note(id: string): ModelNote | undefined {
		return this.notes.get(id);
	}

	/** @param tookBack of an undo: the cid of the own command that it took back */
	apply(seat: number, body: CommandBody, reply: Reply, tookBack?: string): void {
		if (!reply.ok) return;
		const note = 'id' in body ? this.notes.get(body.id) : undefined;
		const back = (undo: () => void) => this.backs.set(`${seat} ${reply.cid}`, undo);
		switch (body.t) {
			case 'note.post': {
				const at = this.step === 'private' || body.asPrivate ? 'seat' : 'board';
				const { q, text } = body;
				const made: ModelNote = { writer: seat, q, text, v: 1, at, texts: ['', text] };
				this.notes.set(reply.id ?? '', made);
				back(() => (made.at = made.at === 'seat' ? 'nowhere' : 'bin'));
				break;
			}
			case 'note.edit': {
				const words = note && wordsOf(note, body);
				if (!note || words === undefined || note.text === words) break;
				const former = note.text;
				setText(note, words);
				back(() => setText(note, former));
				break;
			}
			case 'note.move': {
				if (!note || (note.at === 'seat' && (!body.q || body.q === note.q))) break;
				const former = note.q;
				note.q = body.q ?? note.q;
				back(() => (note.q = former));
				break;
			}
			case 'note.remove': {
				if (!note) break;
				const former = note.at;
				note.at = former === 'seat' ? 'nowhere' : 'bin';
				back(() => (note.at = former));
				break;
			}
			case 'note.restore':
				if (note) note.at = 'board';
				back(() => note && (note.at = 'bin'));
				break;
			case 'stage.reveal':
				for (const each of this.notes.values())
					if (each.at === 'seat' && (body.q ?? each.q) === each.q) each.at = 'board';
				break;
			case 'stage.step': {
				if (this.step === body.to) break;
				const former = this.step;
				this.goTo(body.to);
				back(() => this.goTo(former));
				break;
			}
			case 'stage.lock':
			case 'stage.unlock': {
				const former = this.locked;
				this.locked = body.t === 'stage.lock';
				if (former !== this.locked) back(() => (this.locked = former));
				break;
			}
			case 'flag.finished':
				if (body.on) this.finished.add(seat);
				else this.finished.delete(seat);
				break;
			case 'seat.remove':
				this.removed.add(body.seat);
				break;
			case 'code.rotate':
				break;
			case 'undo':
				this.backs.get(`${seat} ${tookBack ?? ''}`)?.();
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
			step: this.step,
			locks: this.locked ? ['writing'] : []
		};
	}

	/** Another step begins: what was finished is finished no more. */
	private goTo(step: string): void {
		this.step = step;
		this.finished.clear();
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
