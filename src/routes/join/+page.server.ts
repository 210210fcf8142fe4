import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { boardPath, JUST_JOINED } from '#lib/domain/cookie.ts';
import { httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { countGraphemes } from '#lib/domain/text.ts';
import { seatOf, setSeat } from '#lib/server/cookies.ts';
import { failureOf } from '#lib/server/failure.ts';
import { field, type FieldError } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { duration } from '#lib/server/wait.ts';
import type { OpenWorkshop } from '../../../server/accounts/workshop-types.ts';
import type { Actions } from './$types';
import { joinWords, seatCodeWords } from './words.ts';

/** What opens a workshop: the code as typed, or the token of the square code. */
type Key = { code: string } | { token: string };

/** What was said of oneself: kept on the way back to the code and forth again. */
interface Said {
	group: string;
	name: string;
	/** Several people share this device. */
	shared: boolean;
}

const nothingSaid: Said = { group: '', name: '', shared: false };

export const actions: Actions = {
	code: async (event) => {
		const form = await event.request.formData();
		const code = field(form, 'code');
		return code
			? show(event, { code }, saidIn(form))
			: askAgain(422, '', joinWords.codeMissing, saidIn(form));
	},
	token: async (event) => show(event, { token: field(await event.request.formData(), 'token') }),
	rejoin: async (event) => {
		const form = await event.request.formData();
		return goOn(event, { code: field(form, 'rejoin-code'), seatCode: field(form, 'seat-code') });
	},
	join: async (event) => {
		const form = await event.request.formData();
		const token = field(form, 'token');
		const key: Key = token ? { token } : { code: field(form, 'code') };
		const said = saidIn(form);
		try {
			const held = await seatHeld(event, key, said);
			if (held) return held;
			const workshop = await services().workshops.open(key, event.getClientAddress());
			const errors = wrongIn(workshop, said);
			if (errors.length > 0) {
				return fail(422, { at: 'group' as const, key, workshop, ...said, errors });
			}
			await takeSeat(event, key, workshop, said);
		} catch (thrown) {
			return refusal(event, key, thrown, said);
		}
	}
};

/** The seat that somebody has on another device, on this one too. */
async function goOn(event: RequestEvent, typed: { code: string; seatCode: string }) {
	const wrong = (status: number, ...errors: { field: string; message: string }[]) =>
		fail(status, { at: 'seat' as const, ...typed, errors });
	const missing: { field: string; message: string }[] = [];
	if (!typed.code) missing.push({ field: 'rejoin-code', message: seatCodeWords.codeMissing });
	if (!typed.seatCode) missing.push({ field: 'seat-code', message: seatCodeWords.seatCodeMissing });
	if (missing.length > 0) return wrong(422, ...missing);
	try {
		const joined = await services().workshops.rejoin(typed, event.getClientAddress());
		if (joined.credential) setSeat(event, joined.boardId, joined.credential, joined.deletedOn);
		redirect(303, boardPath(joined.boardId));
	} catch (thrown) {
		const { status, message } = inWords(event, thrown, seatCodeWords);
		return wrong(status, { field: 'seat-code', message });
	}
}

/** The page with the groups; who has a seat here already goes straight to the board. */
async function show(event: RequestEvent, key: Key, said = nothingSaid) {
	try {
		const held = await seatHeld(event, key, said);
		if (held) return held;
		const workshop = await services().workshops.open(key, event.getClientAddress());
		const nothing: FieldError[] = [];
		return { at: 'group' as const, key, workshop, ...said, errors: nothing };
	} catch (thrown) {
		return refusal(event, key, thrown, said);
	}
}

/** Who has a seat here goes to the board, and who was taken out is told so. Undefined for others. */
async function seatHeld(event: RequestEvent, key: Key, said: Said) {
	const held = await services().workshops.held(key, (boardId) => seatOf(event, boardId));
	if (held?.removed) return askAgain(httpErrors.removed[0], '', httpMessage('removed'), said);
	if (held) redirect(303, boardPath(held.boardId));
	return undefined;
}

async function takeSeat(
	event: RequestEvent,
	key: Key,
	workshop: OpenWorkshop,
	{ group, name, shared }: Said
): Promise<never> {
	const joined = await services().workshops.join(
		{ ...key, group, ...(name ? { name } : {}), shared },
		event.getClientAddress(),
		seatOf(event, workshop.boardId)
	);
	if (joined.credential) setSeat(event, joined.boardId, joined.credential, joined.deletedOn);
	redirect(303, `${boardPath(joined.boardId)}${joined.credential && !shared ? JUST_JOINED : ''}`);
}

function wrongIn(workshop: OpenWorkshop, { group, name }: Said): FieldError[] {
	const errors: FieldError[] = [];
	if (!workshop.groups.some(({ id }) => id === group)) {
		errors.push({ field: 'group', message: joinWords.groupMissing });
	}
	if (countGraphemes(name) > limits.nameGraphemes) {
		errors.push({ field: 'name', message: joinWords.nameTooLong });
	}
	return errors;
}

/** A key that opens nothing gets one answer, whatever the reason. Anything unexpected goes on up. */
function refusal(event: RequestEvent, key: Key, thrown: unknown, said: Said) {
	const { status, message } = inWords(event, thrown);
	return askAgain(status, 'code' in key ? key.code : '', message, said);
}

/** @param own what is said of a pair of codes, where that is not what is said of one */
function inWords(event: RequestEvent, thrown: unknown, own?: typeof seatCodeWords) {
	const failure = failureOf(thrown);
	if (!failure) throw thrown;
	const { retryAfterSeconds: seconds = 1 } = failure.details;
	const isTooMany = failure.code === 'too-many';
	if (isTooMany) event.setHeaders({ 'retry-after': String(seconds) });
	const { tooMany } = own ?? joinWords;
	const notOpen = failure.code === 'not-open' ? own?.wrong : undefined;
	const message = isTooMany ? tooMany(duration(seconds)) : (notOpen ?? failure.message);
	return { status: failure.status, message };
}

function askAgain(status: number, code: string, message: string, said = nothingSaid) {
	return fail(status, { at: 'code' as const, code, ...said, errors: [{ field: 'code', message }] });
}

function saidIn(form: FormData): Said {
	return {
		group: field(form, 'group'),
		name: field(form, 'name'),
		shared: field(form, 'shared') !== ''
	};
}
