import { sheetWords } from './words.ts';

export interface Invited {
	title: string;
	/** `YYYY-MM-DD` */
	date: string;
	site: string | undefined;
	address: string;
	code: string;
	contact: string | undefined;
}

/** The invitation as plain text. */
export function invitationText({ title, date, site, address, code, contact }: Invited): string {
	const steps = sheetWords.steps(address, code).map((step, index) => `${index + 1}. ${step}`);
	return [
		title,
		sheetWords.when(date, site),
		'',
		`${sheetWords.how}. ${sheetWords.noAccount}`,
		...steps,
		'',
		`${sheetWords.support} ${sheetWords.ask(contact)}`
	].join('\n');
}
