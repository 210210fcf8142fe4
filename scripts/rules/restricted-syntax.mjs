/**
 * Mistakes this codebase would make, as shapes of syntax, each with a message that teaches.
 * ESLint replaces a rule's whole list by the last one that fits a file, so the lists are put
 * together here.
 */
const always = [
	{
		selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
		message: 'Words of people would run as markup. Set textContent, or write a component.'
	},
	{
		selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
		message: 'Words of people would run as markup. Set textContent, or write a component.'
	},
	{
		selector: 'SvelteDirective[kind="Binding"][key.name.name="innerHTML"]',
		message: 'Words of people would run as markup. Bind textContent.'
	},
	{
		selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
		message:
			'Ids and shuffles need crypto (randomInt, getRandomValues); tests need a seed that is printed.'
	},
	{
		selector:
			'ImportSpecifier[imported.name="UndoManager"], MemberExpression[property.name="UndoManager"]',
		message:
			'Undo is a command: it undoes what this person did, in the journal’s words. Yjs’s undo would also take back what others did since.'
	}
];

const environment = {
	selector:
		'MemberExpression[object.name="process"][property.name="env"]:not(AssignmentExpression > MemberExpression.left > MemberExpression.object):not(CallExpression[callee.name="readSettings"] > MemberExpression)',
	message: 'Settings are declared once, in server/config.ts. Take them from there.'
};

const documentRoots = {
	selector: 'CallExpression[callee.property.name=/^(getMap|getArray|getText|getXmlFragment)$/]',
	message: 'The names of document roots stand once, in src/lib/domain. Call its function.'
};

const asyncListener = {
	selector:
		'CallExpression[callee.property.name=/^(on|once|addListener|addEventListener)$/] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]',
	message:
		'Nobody awaits a listener: a rejection in it ends the process. Call an async function and catch what it throws.'
};

const rule = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export const restrictedSyntax = [
	{ name: 'syntax everywhere', rules: rule(...always) },
	{
		name: 'syntax of the product',
		files: ['src/**', 'server/**'],
		rules: rule(...always, environment, documentRoots, asyncListener)
	},
	{
		name: 'syntax of the domain, which names the document roots',
		files: ['src/lib/domain/**'],
		rules: rule(...always, environment, asyncListener)
	},
	{
		name: 'syntax of the settings, which read the environment, in development under Vite too',
		files: ['server/config.ts', 'server/dev.ts'],
		rules: rule(...always, documentRoots, asyncListener)
	}
];
