import { nextVersion } from '../note-version.ts';
import type { Act } from './operation.ts';
import { approve, sendBack, waitingWords } from './note-approve.ts';
import { hide, show } from './note-hide.ts';
import { roomForReturn } from './quota.ts';
import type { Taking, Way } from './way.ts';

export function unhide(
	{ state, seat, now }: Act,
	{ t, id }: Taking<'note.hide' | 'note.show'>
): Way {
	if (t === 'note.show') {
		if (!state.notes.has(id)) return 'gone';
		return {
			as: 'note.hide',
			run() {
				hide(state, id, seat.number, now);
				return { t: 'note.hide', id };
			}
		};
	}
	const hidden = state.moderation.hidden.get(id);
	if (!hidden) return 'gone';
	return {
		as: 'note.show',
		run() {
			const full = roomForReturn(state, hidden);
			if (full) return full;
			show(state, id);
			return { t: 'note.show', id };
		}
	};
}

/** What was shown waits again, as long as nobody has built on it. */
export function unapprove({ state }: Act, inverse: Taking<'note.approve'>): Way {
	const { t, id, put, waiting, former } = inverse;
	const visible = state.notes.get(id);
	if (!visible) return 'gone';
	if (visible.text !== put || state.moderation.queue.has(id)) return 'built-on';
	if (waiting.edit && former !== undefined) {
		const { edit } = waiting;
		return {
			as: t,
			run() {
				state.formerTexts.remember(id, visible.v, put);
				const v = nextVersion(state, id);
				state.changeNote(id, { ...visible, text: former, v });
				state.moderation.wait(id, { ...waiting, edit: { ...edit, v: v + 1 } });
				return { t: 'again', what: t, id, v: v + 1 };
			}
		};
	}
	if (visible.cluster !== undefined || visible.agree) return 'built-on';
	return {
		as: t,
		run() {
			const { q, text, v, group, at, via } = state.takeOff(id).note;
			state.addPrivateNote(id, { q, text, v, group, at, via }, waiting.writer);
			state.moderation.wait(id, waiting);
			return { t: 'again', what: t, id, v };
		}
	};
}

/** What was sent back waits again, unless its writer has done something with it since. */
export function unreturn({ state }: Act, inverse: Taking<'note.return'>): Way {
	const { t, id, waiting, note, message } = inverse;
	if (!state.moderation.returned.has(id)) return 'gone';
	if (!note && !state.notes.has(id)) return 'gone';
	return {
		as: t,
		run() {
			const full = note && roomForReturn(state, { note, writer: waiting.writer });
			if (full) return full;
			state.moderation.takeReturned(id);
			if (note) {
				state.vanished.delete(id);
				state.addPrivateNote(id, note, waiting.writer);
			}
			state.moderation.wait(id, waiting);
			return { t: 'again', what: t, id, ...(message === undefined ? {} : { message }) };
		}
	};
}

/** Shows or sends back once more what an undo made wait. Words that nobody has read are not shown. */
export function again(act: Act, { what, id, message, v }: Taking<'again'>): Way {
	const words = waitingWords(act.state, id);
	if (!words) return 'gone';
	if (v !== undefined && v !== words.v) return 'built-on';
	return {
		as: what,
		run: () =>
			what === 'note.approve'
				? approve(act, id)
				: sendBack(act, id, message === undefined ? {} : { message })
	};
}

export function unask({ state }: Act, inverse: Taking<'note.ask' | 'note.unask'>): Way {
	const { t, id, question } = inverse;
	const isAsked = state.moderation.asked.has(id);
	if (t === 'note.ask' ? !isAsked : isAsked || !state.notes.has(id)) return 'gone';
	return {
		as: 'note.ask',
		run() {
			if (t === 'note.ask') state.moderation.answered(id);
			else state.moderation.ask(id, question);
			return { t: t === 'note.ask' ? 'note.unask' : 'note.ask', id, question };
		}
	};
}
