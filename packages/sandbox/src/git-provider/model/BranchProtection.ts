/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/**
 * The branches that nobody may push to, by Gitea's rules: names, or globs in
 * which `*` stops at a slash and `**` does not.
 *
 * @internal
 */
export class BranchProtection {
  readonly #rules = new Map<string, RegExp>();

  private constructor() {}

  static create(): BranchProtection {
    return new BranchProtection();
  }

  add(rule: string): void {
    this.#rules.set(rule, new RegExp(`^${toPattern(rule)}$`));
  }

  has(branch: string): boolean {
    return [...this.#rules.values()].some(rule => rule.test(branch));
  }

  /**
   * The same for Git, which hides names and all that is below them. Of a glob it
   * is what comes before the first wildcard, if that is a whole name.
   */
  hiddenRefs(): string[] {
    return [...this.#rules.keys()]
      .flatMap(alternatives)
      .map(rule => rule.replace(/\/\*\*?$/, ''))
      .filter(name => !/[*?[\]{}]/.test(name))
      .map(name => `refs/heads/${name}`);
  }
}

/** `{a,b}/c` is `a/c` and `b/c`. */
function alternatives(rule: string): string[] {
  const [, before, choices, after] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(rule) ?? [];
  return choices === undefined
    ? [rule]
    : choices
        .split(',')
        .flatMap(choice => alternatives(`${before}${choice}${after}`));
}

function toPattern(rule: string): string {
  const wildcards: Record<string, string> = {
    '**': '.*',
    '*': '[^/]*',
    '?': '[^/]',
  };
  const patterns = alternatives(rule).map(alternative =>
    alternative.replace(
      /\*\*|[*?]|[\\^$+.()|[\]{}]/g,
      found => wildcards[found] ?? `\\${found}`,
    ),
  );
  return `(?:${patterns.join('|')})`;
}
