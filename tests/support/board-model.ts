import type { CommandBody, Reply } from '#lib/domain/command.ts';
import { mergeText } from '#lib/domain/merge-text.ts';
import type { QuestionId } from '#lib/domain/question.ts';

interface ModelNote {
	q: QuestionId;
	text: string;
	v: number;
	at: 'board' | 'seat' | 'bin' | 'nowhere';
	/** Words by version. */
	texts: string[];
}

/**
 * The workshop in a few lines, for comparing: what accepted commands mean for words, questions and
 * visibility, without documents, batches or permissions. Which command an undo took back is told.
 */
export class Model {
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

	apply(body: CommandBody, reply: Reply, tookBack?: string): void {
		if (!reply.ok) return;
		const note = 'id' in body ? this.notes.get(body.id) : undefined;
		const back = (undo: () => void) => this.backs.set(reply.cid, undo);
		switch (body.t) {
			case 'note.post': {
				const at = this.step === 'private' ? 'seat' : 'board';
				const { q, text } = body;
				const made: ModelNote = { q, text, v: 1, at, texts: ['', text] };
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
				this.step = body.to;
				back(() => (this.step = former));
				break;
			}
			case 'stage.lock':
			case 'stage.unlock': {
				const former = this.locked;
				this.locked = body.t === 'stage.lock';
				if (former !== this.locked) back(() => (this.locked = former));
				break;
			}
			case 'code.rotate':
			case 'flag.finished':
			case 'seat.remove':
				break;
			case 'undo':
				this.backs.get(tookBack ?? '')?.();
		}
	}

	plain() {
		const of = (at: ModelNote['at']) =>
			Object.fromEntries(
				[...this.notes]
					.filter(([, note]) => note.at === at)
					.map(([id, { q, text, v }]) => [id, [q, text, v]])
			);
		return {
			visible: of('board'),
			secret: of('seat'),
			step: this.step,
			locks: this.locked ? ['writing'] : []
		};
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
