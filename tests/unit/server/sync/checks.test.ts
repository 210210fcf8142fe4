import { expect, it } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import { Checks } from '../../../../server/sync/checks.ts';
import { FakeSocket } from '../../../support/fake-socket.ts';

it('[limits] checks above their number a second are sent away, and later ones are not', () => {
	let now = 0;
	const checks = new Checks(5_000, () => now);
	const asked = Array.from({ length: limits.checksPerSecond }, () => checks.isTooMany());
	expect(asked).not.toContain(true);
	expect(checks.isTooMany()).toBe(true);
	now = 1_001;
	expect(checks.isTooMany()).toBe(false);
});

it('[limits] only so many sockets are checked at a time', () => {
	let now = 0;
	const checks = new Checks(5_000, () => (now += 1_000));
	const sockets = Array.from({ length: limits.checksAtOnce + 1 }, () => new FakeSocket());
	for (const socket of sockets) checks.admit(socket);
	expect(sockets.at(-2)?.closedWith).toBeUndefined();
	expect(sockets.at(-1)?.closedWith).toBe(CloseCode.tooMany);
	checks.end();
	expect(sockets.every(({ terminated }) => terminated)).toBe(true);
});
