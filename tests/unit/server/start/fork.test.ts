import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { Settings } from '../../../../server/config.ts';
import { ADDRESS_HEADER, fork } from '../../../../server/start/fork.ts';

const quiet = () => undefined;
const log = { error: quiet, warn: quiet, info: quiet, debug: quiet };

/** The address that pages are told of a request from 10.0.0.9. */
function addressOf(headers: IncomingHttpHeaders, trustProxy: number): unknown {
	const settings = { publicUrl: 'http://localhost:3000', trustProxy } as Settings;
	const request = {
		url: '/join',
		method: 'POST',
		headers: { ...headers },
		socket: { remoteAddress: '10.0.0.9' }
	} as unknown as IncomingMessage;
	const response = Object.assign(new EventEmitter(), { setHeader: quiet });
	let told: unknown;
	const pages = (asked: IncomingMessage) => (told = asked.headers[ADDRESS_HEADER]);
	const notHere = () => {
		throw new Error('A page is not for the app.');
	};
	fork(notHere, pages, { settings, log })(
		request,
		response as unknown as ServerResponse<IncomingMessage>
	);
	return told;
}

test('[O19] pages count a visitor by what the own proxies say, and by the connection without them', () => {
	const forwarded = { 'x-forwarded-for': '6.6.6.6, 192.0.2.1' };
	expect(addressOf(forwarded, 1)).toBe('192.0.2.1');
	expect(addressOf(forwarded, 0)).toBe('10.0.0.9');
	// Fewer entries than proxies are no fault of the visitor's, and no reason not to answer.
	expect(addressOf({}, 1)).toBe('10.0.0.9');
	expect(addressOf({ 'x-forwarded-for': '192.0.2.1' }, 3)).toBe('192.0.2.1');
	expect(addressOf({ [ADDRESS_HEADER]: '6.6.6.6' }, 0)).toBe('10.0.0.9');
});
