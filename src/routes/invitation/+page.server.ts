import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { extendSession, sessionOf } from '#lib/server/cookies.ts';
import { failureOf } from '#lib/server/failure.ts';
import { exactField, field, type FieldError } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { waitSentence } from '#lib/server/wait.ts';
import type { SignedIn } from '../../../server/accounts/types.ts';
import { signInWords } from '../sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';
import { invitationWords } from './words.ts';

/** The token is in no address and no request for the page: opening the link uses nothing up. */
export const load: PageServerLoad = ({ locals }) => ({ email: locals.account?.email });

export const actions: Actions = {
	look: async (event) => {
		const token = lastPart(field(await event.request.formData(), 'token'));
		if (!token) return askAgain(422, invitationWords.pasteMissing);
		return (await shown(token, '', [])) ?? askAgain(404, invitationWords.ended);
	},
	accept: async (event) => {
		const token = field(await event.request.formData(), 'token');
		const { account } = event.locals;
		if (!account) return (await shown(token, '', [])) ?? askAgain(404, invitationWords.ended);
		return accept(token, account, '');
	},
	signIn: (event) =>
		comeIn(event, 'email', (email, password) =>
			services().accounts.signIn(email, password, event.getClientAddress())
		),
	make: (event) =>
		comeIn(event, 'new-email', async (email, password) => {
			const { accounts } = services();
			// The right to make workshops of one's own is the operator's to give.
			await accounts.create(email, password, 'lead');
			return accounts.signIn(email, password, event.getClientAddress());
		})
};

/** With an account that is there or is made now: in both cases only with a link that is good. */
async function comeIn(
	event: RequestEvent,
	emailField: 'email' | 'new-email',
	enter: (email: string, password: string) => Promise<SignedIn>
) {
	const form = await event.request.formData();
	const token = field(form, 'token');
	const email = field(form, emailField);
	const passwordField = emailField === 'email' ? 'password' : 'new-password';
	const password = exactField(form, passwordField);
	if (!(await services().invitations.look(token))) return askAgain(404, invitationWords.ended);
	const errors: FieldError[] = [];
	if (!email) errors.push({ field: emailField, message: signInWords.emailMissing });
	if (!password) errors.push({ field: passwordField, message: signInWords.passwordMissing });
	if (errors.length > 0) return again(422, token, email, errors);
	let signedIn: SignedIn;
	try {
		signedIn = await enter(email, password);
	} catch (thrown) {
		const failure = failureOf(thrown);
		if (!failure) throw thrown;
		const { code, status, message, details } = failure;
		const isTaken = code === 'malformed' && emailField === 'new-email' && email.includes('@');
		const said =
			code === 'too-many'
				? waitSentence(details.retryAfterSeconds)
				: isTaken
					? invitationWords.taken
					: message;
		const at = code === 'bad-password' ? passwordField : emailField;
		return again(status, token, email, [{ field: at, message: said }]);
	}
	const before = sessionOf(event);
	if (before) await services().accounts.signOut(before);
	extendSession(event, signedIn.sessionId, signedIn.expiresAt);
	return accept(token, signedIn.account, email);
}

async function accept(token: string, account: SignedIn['account'], email: string) {
	try {
		const { workshopId } = await services().invitations.accept(token, account);
		redirect(303, `/workshops/${workshopId}`);
	} catch (thrown) {
		const failure = failureOf(thrown);
		if (!failure) throw thrown;
		if (failure.code === 'not-found') return askAgain(404, invitationWords.ended);
		const message = failure.code === 'not-allowed' ? invitationWords.otherRole : failure.message;
		return again(failure.status, token, email, [{ message }]);
	}
}

/** What the link would do, for the page that asks whether one wants it. */
async function shown(token: string, email: string, errors: FieldError[]) {
	const invited = await services().invitations.look(token);
	if (!invited) return undefined;
	const { title, role } = invited;
	return { at: 'invited' as const, token, title, role, email, errors };
}

async function again(status: number, token: string, email: string, errors: FieldError[]) {
	const found = await shown(token, email, errors);
	return found ? fail(status, found) : askAgain(404, invitationWords.ended);
}

function askAgain(status: number, message: string) {
	return fail(status, { at: 'link' as const, errors: [{ field: 'token', message }] });
}

/** A whole link may be pasted, too. */
function lastPart(typed: string): string {
	return typed.slice(typed.lastIndexOf('#') + 1);
}
