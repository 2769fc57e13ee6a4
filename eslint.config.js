/** House rules that a linter can see. The dependency rules stand in .dependency-cruiser.cjs. */
import jsdoc from 'eslint-plugin-jsdoc';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing has one name everywhere.',
};
const noLooseTime = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes from #main/kit/clock.ts.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from #main/kit/clock.ts.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes from #main/kit/ids.ts.',
  },
];
const noNetwork = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'The program has no way out: nothing of it speaks to a network.',
}));

export default defineConfig(
  { ignores: ['out/', 'dist/', 'demo/', 'node_modules/', 'test-output/', 'coverage/', '.tsbuild/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.main.json', './tsconfig.renderer.json', './tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A name is taken apart into code points on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // Rooms and ports are plain objects of functions; none of them uses "this".
      '@typescript-eslint/unbound-method': 'off',
      // The shape of a row is named where the query stands.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      // Numbers and yes-or-no values read well in a text as they are.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `void listen(x)` and `() => void set.add(x)` say plainly that a result is not used.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // What is checked is often unknown at run time although the type claims to know (files, frames, other processes).
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // The type of an operation is named by its schema: `export const Account = …; export type Account = …`.
      '@typescript-eslint/no-redeclare': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.test.{ts,tsx}'],
    rules: {
      // A closure that holds a life (the program, a session, a page) counts as one function; the rest stay near 40.
      'max-lines-per-function': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', ...noNetwork],
      'no-restricted-syntax': ['error', noDefaultExport, ...noLooseTime],
    },
  },
  {
    files: [
      'src/main/kit/**',
      'src/main/host/**',
      'src/renderer/**',
      'src/main/command-line/**',
      'src/main/cli.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['src/contracts/**/*.ts', 'src/client/**/*.ts', 'src/main/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.d.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          checkConstructors: false,
          require: { ClassDeclaration: true, FunctionDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression',
          ],
        },
      ],
      'jsdoc/no-types': 'error',
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    // Tells what the React compiler would leave alone; it is not in use.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['scripts/**', 'src/main/cli.ts', 'src/main/command-line/**', 'resources/**/*.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.config.{ts,js}', 'scripts/parts/tally-reporter.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/tables/**', '**/words.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts'],
    // An array or an answer of a certain length is what the test has just made.
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
