import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { boardPath } from '#lib/domain/cookie.ts';
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
import { joinWords } from './words.ts';

/** What opens a workshop: the code as typed, or the token of the square code. */
type Key = { code: string } | { token: string };

/** What was said of oneself: kept on the way back to the code and forth again. */
interface Said {
	group: string;
	name: string;
}

const nothingSaid: Said = { group: '', name: '' };

export const actions: Actions = {
	code: async (event) => {
		const form = await event.request.formData();
		const code = field(form, 'code');
		return code
			? show(event, { code }, saidIn(form))
			: askAgain(422, '', joinWords.codeMissing, saidIn(form));
	},
	token: async (event) => show(event, { token: field(await event.request.formData(), 'token') }),
	join: async (event) => {
		const form = await event.request.formData();
		const token = field(form, 'token');
		const key: Key = token ? { token } : { code: field(form, 'code') };
		const said = saidIn(form);
		try {
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

/** The page with the groups; who has a seat here already goes straight to the board. */
async function show(event: RequestEvent, key: Key, said = nothingSaid) {
	try {
		const held = await services().workshops.held(key, (boardId) => seatOf(event, boardId));
		if (held?.removed) return askAgain(httpErrors.removed[0], '', httpMessage('removed'));
		if (held) redirect(303, boardPath(held.boardId));
		const workshop = await services().workshops.open(key, event.getClientAddress());
		const nothing: FieldError[] = [];
		return { at: 'group' as const, key, workshop, ...said, errors: nothing };
	} catch (thrown) {
		return refusal(event, key, thrown, said);
	}
}

async function takeSeat(
	event: RequestEvent,
	key: Key,
	workshop: OpenWorkshop,
	{ group, name }: Said
): Promise<never> {
	const joined = await services().workshops.join(
		{ ...key, group, ...(name ? { name } : {}) },
		event.getClientAddress(),
		seatOf(event, workshop.boardId)
	);
	if (joined.credential) setSeat(event, joined.boardId, joined.credential, joined.deletedOn);
	redirect(303, boardPath(joined.boardId));
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
	const failure = failureOf(thrown);
	if (!failure) throw thrown;
	const { retryAfterSeconds: seconds = 1 } = failure.details;
	const isTooMany = failure.code === 'too-many';
	if (isTooMany) event.setHeaders({ 'retry-after': String(seconds) });
	const message = isTooMany ? joinWords.tooMany(duration(seconds)) : failure.message;
	return askAgain(failure.status, 'code' in key ? key.code : '', message, said);
}

function askAgain(status: number, code: string, message: string, said = nothingSaid) {
	return fail(status, { at: 'code' as const, code, ...said, errors: [{ field: 'code', message }] });
}

function saidIn(form: FormData): Said {
	return { group: field(form, 'group'), name: field(form, 'name') };
}
