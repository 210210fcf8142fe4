import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { isSecure } from '#lib/domain/cookie.ts';
import { makeFolder } from './make-folder.ts';

/** One declared table of settings is read here and nowhere else (`process.env` is closed elsewhere). */
export interface Settings {
	port: number;
	host: string;
	/** Without a slash at the end; feeds cookies, links, QR, Origin checks. */
	publicUrl: string;
	/** Absolute. */
	dataDir: string;
	/** Number of own proxies in front: only then is a forwarded address believed. */
	trustProxy: number;
	logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
	retentionDays: number;
	organisation?: string;
	contact?: string;
	safeguardingContact?: string;
	privacyUrl?: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** A fault of one setting, as a sentence that begins with its name. */
class Fault extends Error {}

/** How a setting's text becomes its value; a reader throws `Fault` on the wrong kind. */
interface Setting {
	name: string;
	type: 'number' | 'text' | 'choice' | 'address' | 'folder';
	/** As it would be written; empty when there is none. */
	default: string;
	secret: boolean;
	words: string;
}

function setting<Read>(declared: Setting, read: (text: string, name: string) => Read) {
	return { ...declared, read: (text: string) => read(text, declared.name) };
}

const optional = { type: 'text', default: '', secret: false } as const;

/** Every setting there is. `.env.example` and the check at start are made from this table. */
const settingsTable = {
	port: setting(
		{
			name: 'PORT',
			type: 'number',
			default: '3000',
			secret: false,
			words: 'The port to listen on. 0 takes any free one.'
		},
		wholeNumber(0, 65_535)
	),
	host: setting(
		{
			name: 'HOST',
			type: 'text',
			default: '127.0.0.1',
			secret: false,
			words: 'The address to listen on. 0.0.0.0 lets other machines in.'
		},
		hostName
	),
	publicUrl: setting(
		{
			name: 'PUBLIC_URL',
			type: 'address',
			default: '',
			secret: false,
			words:
				'The address people type, with nothing after the host. Links, the QR code and cookies follow it. Left out: http://localhost with the port.'
		},
		publicAddress
	),
	dataDir: setting(
		{
			name: 'DATA_DIR',
			type: 'folder',
			default: './data',
			secret: false,
			words: 'The folder that holds everything Fiveways keeps. It must be on a local disk.'
		},
		writableFolder
	),
	trustProxy: setting(
		{
			name: 'TRUST_PROXY',
			type: 'number',
			default: '0',
			secret: false,
			words: 'How many of your own proxies stand in front. 0 believes no forwarded address.'
		},
		wholeNumber(0, 10)
	),
	logLevel: setting(
		{
			name: 'LOG_LEVEL',
			type: 'choice',
			default: 'info',
			secret: false,
			words: `How much is logged: ${logLevels.join(', ')}.`
		},
		oneOf(logLevels)
	),
	retentionDays: setting(
		{
			name: 'RETENTION_DAYS',
			type: 'number',
			default: '90',
			secret: false,
			words: 'How many days after its date a workshop is deleted: 7 to 365.'
		},
		wholeNumber(7, 365)
	),
	organisation: setting(
		{
			...optional,
			name: 'ORGANISATION',
			words: 'Who runs this service, for the public pages. Needed with an https address.'
		},
		plainText
	),
	contact: setting(
		{
			...optional,
			name: 'CONTACT',
			words: 'How to reach them: an e-mail or a telephone number. Needed with an https address.'
		},
		plainText
	),
	safeguardingContact: setting(
		{
			...optional,
			name: 'SAFEGUARDING_CONTACT',
			words: 'Whom to tell when a note speaks of harm to someone.'
		},
		plainText
	),
	privacyUrl: setting(
		{
			...optional,
			type: 'address',
			name: 'PRIVACY_URL',
			words: 'The address of your own privacy notice.'
		},
		webAddress
	)
};

/** Settings of other set-ups: better refused than silently ignored. */
const notYet: readonly [name: string, because: string][] = [
	[
		'DATABASE_URL',
		'DATABASE_URL cannot be used: this version keeps everything in one SQLite file in DATA_DIR. Take DATABASE_URL away.'
	],
	[
		'REDIS_URL',
		'REDIS_URL cannot be used: this version runs as one process with one SQLite file in DATA_DIR. Take REDIS_URL away.'
	]
];

/**
 * Reads all settings, making the data folder when it is missing. An empty value counts as left out.
 * @throws one error with a sentence for each fault, all at once
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const faults = notYet.filter(([name]) => env[name]?.trim()).map(([, because]) => because);
	const values: Record<string, unknown> = {};
	for (const [key, declared] of Object.entries(settingsTable)) {
		const text = env[declared.name]?.trim() || declared.default;
		if (text === '') continue;
		try {
			values[key] = declared.read(text);
		} catch (cause) {
			if (!(cause instanceof Fault)) throw cause;
			faults.push(cause.message);
		}
	}
	values['publicUrl'] ??= `http://localhost:${String(values['port'])}`;
	const settings = values as unknown as Settings;
	if (isSecure(settings.publicUrl))
		for (const key of ['organisation', 'contact'] as const)
			if (!settings[key])
				faults.push(
					`${settingsTable[key].name} is missing. A service with an https address must say who runs it and how to reach them.`
				);
	if (faults.length > 0)
		throw new Error(`Fiveways cannot start with these settings.\n- ${faults.join('\n- ')}`);
	return settings;
}

/** The text of `.env.example`. */
export function envExample(): string {
	const entries = Object.values(settingsTable).map(
		(declared) => `# ${declared.words}\n# ${declared.name}=${declared.default}\n`
	);
	return [
		'# Settings of Fiveways. Every one may be left out. Set them in the environment, or copy this\n' +
			'# file to .env and start with: node --env-file=.env server/main.ts\n',
		...entries
	].join('\n');
}

function wholeNumber(least: number, most: number) {
	return (text: string, name: string): number => {
		const value = Number(text);
		if (!/^\d+$/.test(text) || value < least || value > most)
			throw new Fault(`${name} must be a whole number from ${least} to ${most}.`);
		return value;
	};
}

function oneOf<Choice extends string>(choices: readonly Choice[]) {
	return (text: string, name: string): Choice => {
		const found = choices.find((choice) => choice === text);
		if (found === undefined) throw new Fault(`${name} must be one of ${choices.join(', ')}.`);
		return found;
	};
}

function plainText(text: string): string {
	return text;
}

function hostName(text: string, name: string): string {
	if (!/^[\w.:-]+$/.test(text)) throw new Fault(`${name} must be a host name or an IP address.`);
	return text;
}

function webAddress(text: string, name: string): string {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol))
		throw new Fault(`${name} must be an address that begins with https:// or http://.`);
	return url.href;
}

const localHost = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

function publicAddress(text: string, name: string): string {
	const url = new URL(webAddress(text, name));
	if (`${url.origin}/` !== url.href)
		throw new Fault(`${name} must have nothing after the host and the port.`);
	if (url.protocol === 'http:' && !localHost.test(url.hostname))
		throw new Fault(
			`${name} must begin with https:// unless it is on localhost. Without it anyone on the way can read the notes.`
		);
	return url.origin;
}

function writableFolder(text: string, name: string): string {
	const folder = resolve(text);
	try {
		makeFolder(folder);
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		throw new Fault(`${name} must be a folder that Fiveways can write to. ${folder} is not.`);
	}
	return folder;
}
