import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { boardPath } from '#lib/domain/cookie.ts';
import { httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { countGraphemes } from '#lib/domain/text.ts';
import { seatOf, setSeat } from '#lib/server/cookies.ts';
import { failureOf } from '#lib/server/failure.ts';
import { field, type FieldError } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { waitSentence } from '#lib/server/wait.ts';
import type { OpenWorkshop } from '../../../server/accounts/workshop-types.ts';
import type { Actions } from './$types';
import { joinWords } from './words.ts';

/** What opens a workshop: the code as typed, or the token of the square code. */
type Key = { code: string } | { token: string };

export const actions: Actions = {
	code: async (event) => {
		const code = field(await event.request.formData(), 'code');
		return code ? show(event, { code }) : askAgain(422, '', joinWords.codeMissing);
	},
	token: async (event) => show(event, { token: field(await event.request.formData(), 'token') }),
	join: async (event) => {
		const form = await event.request.formData();
		const token = field(form, 'token');
		const key: Key = token ? { token } : { code: field(form, 'code') };
		const group = field(form, 'group');
		const name = field(form, 'name');
		try {
			const workshop = await services().workshops.open(key, event.getClientAddress());
			const errors = wrongIn(workshop, group, name);
			if (errors.length > 0) {
				return fail(422, { at: 'group' as const, key, workshop, group, name, errors });
			}
			await takeSeat(event, key, workshop, group, name);
		} catch (thrown) {
			return refusal(event, key, thrown);
		}
	}
};

/** The page with the groups; who has a seat here already goes straight to the board. */
async function show(event: RequestEvent, key: Key) {
	try {
		const held = await services().workshops.held(key, (boardId) => seatOf(event, boardId));
		if (held?.removed) return askAgain(httpErrors.removed[0], '', httpMessage('removed'));
		if (held) redirect(303, boardPath(held.boardId));
		const workshop = await services().workshops.open(key, event.getClientAddress());
		const nothing: FieldError[] = [];
		return { at: 'group' as const, key, workshop, group: '', name: '', errors: nothing };
	} catch (thrown) {
		return refusal(event, key, thrown);
	}
}

async function takeSeat(
	event: RequestEvent,
	key: Key,
	workshop: OpenWorkshop,
	group: string,
	name: string
): Promise<never> {
	const joined = await services().workshops.join(
		{ ...key, group, ...(name ? { name } : {}) },
		event.getClientAddress(),
		seatOf(event, workshop.boardId)
	);
	if (joined.credential) setSeat(event, joined.boardId, joined.credential, joined.deletedOn);
	redirect(303, boardPath(joined.boardId));
}

function wrongIn(workshop: OpenWorkshop, group: string, name: string): FieldError[] {
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
function refusal(event: RequestEvent, key: Key, thrown: unknown) {
	const failure = failureOf(thrown);
	if (!failure) throw thrown;
	const seconds = failure.details.retryAfterSeconds;
	if (seconds) event.setHeaders({ 'retry-after': String(Math.ceil(seconds)) });
	const message = failure.code === 'too-many' ? waitSentence(seconds) : failure.message;
	return askAgain(failure.status, 'code' in key ? key.code : '', message);
}

function askAgain(status: number, code: string, message: string) {
	return fail(status, { at: 'code' as const, code, errors: [{ field: 'code', message }] });
}
