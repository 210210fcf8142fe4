import { describe, expect, it, vi } from 'vitest';
import { createPasswords, currentCost, type Scrypt } from '../../../../server/accounts/password.ts';

/** A stand-in that is known to have run, and ends when the test says so. */
function heldScrypt() {
	const calls: { password: string; options: object; finish: () => void }[] = [];
	const scrypt: Scrypt = (password, _salt, bytes, options) =>
		new Promise((resolve) => {
			calls.push({ password, options, finish: () => resolve(Buffer.alloc(bytes, 1)) });
		});
	return { calls, scrypt };
}

describe('a password hash', () => {
	it('[O7] is scrypt with N 2^16, r 8, p 2, a salt of 16 bytes and a key of 32', async () => {
		expect(currentCost).toEqual({ N: 65_536, r: 8, p: 2 });
		const seen: unknown[] = [];
		const passwords = createPasswords({
			scrypt: (_password, salt, bytes, options) => {
				seen.push([salt.length, bytes, options]);
				return Promise.resolve(Buffer.alloc(bytes, 7));
			}
		});
		const hash = await passwords.hash('harbour pencil cloud');
		expect(hash).toMatch(/^scrypt\$65536\$8\$2\$[\w-]{22}\$[\w-]{43}$/);
		expect(seen).toEqual([[16, 32, { N: 65_536, r: 8, p: 2, maxmem: 96 * 1024 * 1024 }]]);
	});

	it(
		'[O7] is made and checked by the real scrypt within its memory',
		{ timeout: 60_000 },
		async () => {
			const passwords = createPasswords();
			const hash = await passwords.hash('harbour pencil cloud');
			const checked = await Promise.all(
				['harbour pencil cloud', 'harbour pencil clouds'].map((typed) =>
					passwords.verify(typed, hash)
				)
			);
			expect(checked).toEqual([
				{ ok: true, stale: false },
				{ ok: false, stale: false }
			]);
		}
	);

	it('[O7] has a salt of its own, so that two people with one password have two hashes', async () => {
		const passwords = createPasswords({ cost: { N: 2, r: 1, p: 1 } });
		const [one, two] = [await passwords.hash('same words'), await passwords.hash('same words')];
		expect(one).not.toBe(two);
	});

	it('[O7] agrees with the vectors of RFC 7914, and asks to be raised when it cost less', async () => {
		const key = Buffer.from(
			'7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
				'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
			'hex'
		).toString('base64url');
		const salt = Buffer.from('SodiumChloride').toString('base64url');
		const stored = `scrypt$16384$8$1$${salt}$${key}`;
		const passwords = createPasswords();
		expect(await passwords.verify('pleaseletmein', stored)).toEqual({ ok: true, stale: true });
		expect(await passwords.verify('pleaseletmeout', stored)).toEqual({ ok: false, stale: false });
	});

	it('[O7] costs the same for an unknown e-mail as for a wrong password', async () => {
		const scrypt = vi.fn<Scrypt>((_password, _salt, bytes) =>
			Promise.resolve(Buffer.alloc(bytes, 9))
		);
		const passwords = createPasswords({ scrypt });
		const stored = (await passwords.hash('other')).replace(/[\w-]{43}$/, 'A'.repeat(43));
		scrypt.mockClear();
		expect(await passwords.verify('harbour', stored)).toMatchObject({ ok: false });
		expect(await passwords.verify('harbour', undefined)).toMatchObject({ ok: false });
		const [known, unknown] = scrypt.mock.calls.map(([text, salt, bytes, options]) => [
			text,
			salt.length,
			bytes,
			options
		]);
		expect(unknown).toEqual(known);
		expect(scrypt).toHaveBeenCalledTimes(2);
	});

	it('[O15] of an unknown e-mail matches nothing, even if the hash came out as all zeros', async () => {
		const passwords = createPasswords({
			scrypt: (_password, _salt, bytes) => Promise.resolve(Buffer.alloc(bytes, 0))
		});
		expect(await passwords.verify('anything', undefined)).toEqual({ ok: false, stale: false });
	});

	it('[O7] is worked out two at a time; 20 wait, and the next is told to come back', async () => {
		const { calls, scrypt } = heldScrypt();
		const passwords = createPasswords({ scrypt });
		const all = Array.from({ length: 22 }, (_, index) => passwords.hash(`password ${index}`));
		await expect(passwords.hash('one too many')).rejects.toMatchObject({ code: 'too-many' });
		expect(calls).toHaveLength(2);
		calls[0]?.finish();
		await all[0];
		await vi.waitFor(() => expect(calls).toHaveLength(3));
		for (let done = 1; done < 22; done++) {
			calls[done]?.finish();
			await vi.waitFor(() => expect(calls).toHaveLength(Math.min(22, done + 3)));
		}
		expect(await Promise.all(all)).toHaveLength(22);
		expect(calls.map(({ password }) => password)[21]).toBe('password 21');
	});

	it('[O7] that fails gives its place to the next', async () => {
		let fail = true;
		const passwords = createPasswords({
			scrypt: (_password, _salt, bytes) =>
				fail ? Promise.reject(new Error('no memory')) : Promise.resolve(Buffer.alloc(bytes))
		});
		const failing = Array.from({ length: 4 }, () => passwords.hash('x'));
		await Promise.allSettled(failing);
		fail = false;
		await expect(passwords.hash('y')).resolves.toMatch(/^scrypt/);
	});
});
