import tseslint from "typescript-eslint";

/** Who may not import whom; everything else of the project is forbidden by the folders' own rules. */
const forbid = (files, patterns, why) => ({
  files: [files],
  rules: {
    "no-restricted-imports": ["error", { patterns: [{ group: patterns, message: why }] }],
  },
});

export default tseslint.config(
  {
    // The skeletons are cut out of the reference, which is linted; what students write is theirs.
    ignores: ["dist/", "node_modules/", ".grade/", "results/", "labs/lab*/"],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ["**/*.test.ts"],
    rules: {
      // chai's property assertions (`expect(x).to.be.true`) are expressions.
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  forbid("labs/kit/**", ["**/reference/**", "**/grader/**"], "The kit knows nothing of ours."),
  forbid(
    "reference/**",
    ["**/labs/**", "**/grader/**"],
    "The reference sees the kit as a student's code does: through #kit.",
  ),
  forbid(
    "grader/**",
    [
      "#kit",
      "**/reference/**",
      "**/labs/lab*/**",
      "**/labs/kit/process/**",
      "**/labs/kit/programs/**",
      "**/labs/kit/store/**",
      "**/labs/kit/contract/*text*",
      "**/labs/kit/contract/python*",
    ],
    "The grader judges from outside: schemas and command lines of the kit, never code that it judges.",
  ),
  forbid(
    "grader/verifier/**",
    ["**/labs/**", "**/reference/**"],
    "The verifier says every rule a second time, without the code that it judges.",
  ),
);
