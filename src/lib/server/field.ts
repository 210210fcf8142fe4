/** What was typed into a field, without spaces at the ends; empty when it did not come or is a file. */
export function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}

/** A field as it was typed: spaces at the ends of a password are part of it. */
export function exactField(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** What is to be put right, for the summary at the top and the message at the field. */
export interface FieldError {
	/** Id of the control; left out where the whole form is meant. */
	field?: string;
	message: string;
}
