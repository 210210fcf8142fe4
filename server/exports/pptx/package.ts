/** The list of what each part is, without parts that are not in the package. */
export function mendedTypes(xml: string, names: ReadonlySet<string>): string {
	const extensions = new Set(Array.from(names, (name) => name.slice(name.lastIndexOf('.') + 1)));
	return xml
		.replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (entry, name: string) =>
			names.has(name) ? entry.trim() : ''
		)
		.replace(/\s*<Default Extension="([^"]+)"[^>]*\/>/g, (entry, extension: string) =>
			extensions.has(extension) ? entry.trim() : ''
		);
}

/** What a part refers to, without parts that are not in the package. */
export function mendedRelationships(name: string, xml: string, names: ReadonlySet<string>): string {
	return xml.replace(/\s*<Relationship [^>]*\/>/g, (entry) => {
		if (entry.includes('TargetMode="External"')) return entry.trim();
		const target = /Target="([^"]+)"/.exec(entry)?.[1] ?? '';
		return names.has(resolved(name, target)) ? entry.trim() : '';
	});
}

/** The name of a part that is named as seen from the part whose relationships these are. */
export function resolved(relationships: string, target: string): string {
	const folder = relationships.replace(/_rels\/[^/]*$/, '');
	return decodeURI(new URL(target, `package:///${folder}`).pathname).slice(1);
}
