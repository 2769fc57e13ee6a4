/** What this program calls itself in what it writes for others. A test holds it to package.json. */
export const programName = 'Casefold 0.1.0';
