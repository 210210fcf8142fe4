import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { PresenceSender, readPresence } from '#lib/live/presence.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';
import { Frame } from '#lib/domain/protocol.ts';

function awareness(states: [number, object | null][]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, states.length);
	for (const [id, state] of states) {
		encoding.writeVarUint(encoder, id);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, JSON.stringify(state));
	}
	return encoding.toUint8Array(encoder);
}

describe('presence of others', () => {
	it('[X34] comes, changes and goes with what the server says', () => {
		const one = readPresence(awareness([[1, { group: 'lw', editing: 'a' }]]), new Map());
		const two = readPresence(awareness([[2, { group: 'hcp' }]]), one);
		expect(two).toEqual(
			new Map([
				['1', { group: 'lw', editing: 'a' }],
				['2', { group: 'hcp' }]
			])
		);
		expect(readPresence(awareness([[1, null]]), two)).toEqual(new Map([['2', { group: 'hcp' }]]));
	});
});

describe('PresenceSender', () => {
	it('[X33] sends under 15 frames a second however fast the pointer moves, and always the last', () => {
		const clock = new ManualClock();
		const frames: string[] = [];
		const sender = new PresenceSender(clock, (frame) => {
			frames.push(new TextDecoder().decode(frame.slice(2)));
			return true;
		});
		for (let move = 1; move <= 200; move++) {
			sender.show({ drag: { id: 'n', p: [0, move] } });
			clock.advance(5);
		}
		clock.advance(1_000);
		expect(frames.length).toBeLessThanOrEqual(limits.presencePerSecond);
		expect(frames.length).toBeGreaterThan(5);
		expect(frames.at(-1)).toBe('{"drag":{"id":"n","p":[0,200]}}');
	});

	it('[X34] knows what it has just shown when the server sends it to all', () => {
		const clock = new ManualClock();
		const sender = new PresenceSender(clock, () => true);
		sender.show({ drag: { id: 'mine', p: [0, 0] } });
		expect(sender.isEcho({ group: 'lw', drag: { id: 'mine', p: [0, 0] } })).toBe(true);
		expect(sender.isEcho({ group: 'lw', drag: { id: 'theirs', p: [0, 0] } })).toBe(false);
		clock.advance(5_000);
		expect(sender.isEcho({ group: 'lw', drag: { id: 'mine', p: [0, 0] } })).toBe(false);
	});

	it('[X34] sends nothing of a participant in a private step', () => {
		const { server, board } = openPage({ server: new ScriptedServer('private') });
		server.connect();
		board.showPresence({ drag: { id: 'n', p: [0, 0] } });
		expect(server.frames).not.toContain(Frame.presence);
	});
});
