import { expect, test } from 'vitest';
import { refusal } from '../../support/answers.ts';
import { PASSWORD, startServer } from '../../support/start-server.ts';

test('[O12] signing in gives a new session each time and ends the one before', async () => {
	const { url, facilitator } = await startServer();
	const first = await facilitator();
	const signIn = (password: string, cookie?: string) =>
		fetch(`${url}/api/sign-in`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) },
			body: JSON.stringify({ email: 'facilitator@example.org', password })
		});
	expect(await refusal(await signIn('wrong horse battery'))).toEqual([401, 'wrong-sign-in']);
	const planted = await signIn(PASSWORD, first.cookie);
	expect([planted.status, await planted.json()]).toEqual([200, {}]);
	const [cookie = ''] = planted.headers.getSetCookie();
	expect(cookie).toMatch(
		/^fiveways_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/
	);
	const list = (credential: string) =>
		fetch(`${url}/api/workshops`, { headers: { cookie: credential } });
	expect((await list(first.cookie)).status).toBe(401);
	expect((await list(cookie.split(';')[0] ?? '')).status).toBe(200);
});

test('[O13] with an https address cookies carry Secure and __Host-', async () => {
	const env = {
		PUBLIC_URL: 'https://board.example.org',
		ORGANISATION: 'Canalside PCN',
		CONTACT: 'hello@example.org'
	};
	const { url, house } = await startServer({ env });
	const { accounts } = house.services;
	await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const answer = await fetch(`${url}/api/sign-in`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: env.PUBLIC_URL },
		body: JSON.stringify({ email: 'a@example.org', password: PASSWORD })
	});
	expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-fiveways_session=.*; Secure; /);
	expect(answer.headers.get('strict-transport-security')).toContain('63072000');
});
