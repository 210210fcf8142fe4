/** The ids that `aria-describedby` of a field names: its hint, then its error. */
export function describedBy(field: {
	id: string;
	hint?: string | undefined;
	error?: string | undefined;
}): string | undefined {
	const ids = [field.hint && `${field.id}-hint`, field.error && `${field.id}-error`];
	return ids.filter(Boolean).join(' ') || undefined;
}
