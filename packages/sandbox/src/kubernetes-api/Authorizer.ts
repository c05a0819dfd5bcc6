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

import { StatusError } from './StatusError';

/** What a token may do: any rule that fits is enough. @public */
export interface TokenRule {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, or `*`. */
  verbs: string[];
  /** API groups, `''` for the core group, or `*`. */
  groups: string[];
  /** Plural names, `plural/status` for the status, or `*`. */
  resources: string[];
  /** Everywhere where absent. */
  namespaces?: string[];
}

/** Somebody and their rights. @public */
export interface UserGrant {
  user: string;
  groups?: string[];
  rules: TokenRule[];
}

/** A bearer token and its rights. @public */
export interface TokenGrant extends UserGrant {
  token: string;
}

/** Rights of those who have no token, and are impersonated only. @public */
export interface SubjectGrant {
  subject: { user: string } | { group: string };
  rules: TokenRule[];
}

/** What somebody wants to do. @internal */
export interface Access {
  verb: string;
  group: string;
  plural: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

/** Rights to everything. @public */
export const ALL_RULES: TokenRule[] = [
  { verbs: ['*'], groups: ['*'], resources: ['*'] },
];

/** Whether any of the rules fits. @internal */
export function allows(rules: TokenRule[], access: Access): boolean {
  const { verb, group, plural, subresource, namespace } = access;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  return rules.some(
    rule =>
      fits(rule.verbs, verb) &&
      fits(rule.groups, group) &&
      fits(rule.resources, resource) &&
      (!rule.namespaces || rule.namespaces.includes(namespace ?? '')),
  );
}

function fits(allowed: string[], value: string): boolean {
  return allowed.includes('*') || allowed.includes(value);
}

/** Knows the tokens and decides by their rules. @internal */
export class Authorizer {
  readonly #grants: Map<string, TokenGrant>;
  readonly #subjects: SubjectGrant[];

  private constructor(grants: TokenGrant[], subjects: SubjectGrant[]) {
    this.#grants = new Map(grants.map(grant => [grant.token, grant]));
    this.#subjects = subjects;
  }

  static create(
    grants: TokenGrant[],
    subjects: SubjectGrant[] = [],
  ): Authorizer {
    return new Authorizer(grants, subjects);
  }

  authenticate(header: string | undefined): TokenGrant {
    const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    const grant = token && this.#grants.get(token.trim());
    if (!grant) {
      throw StatusError.unauthorized();
    }
    return grant;
  }

  /** From now on, this token's rules are others; without any it is unknown. */
  setRules(token: string, rules: TokenRule[] | undefined): void {
    const grant = this.#grants.get(token);
    if (grant && rules) {
      this.#grants.set(token, { ...grant, rules });
    } else {
      this.#grants.delete(token);
    }
  }

  /** Somebody as whom another one asks, with their own rights. */
  impersonated(user: string, groups: string[]): UserGrant {
    const own = [...this.#grants.values()].filter(grant => grant.user === user);
    const bound = this.#subjects.filter(({ subject }) =>
      'user' in subject
        ? subject.user === user
        : groups.includes(subject.group),
    );
    return {
      user,
      groups,
      rules: [...own, ...bound].flatMap(one => one.rules),
    };
  }

  authorize({ user, rules }: UserGrant, access: Access): void {
    if (allows(rules, access)) {
      return;
    }
    const { verb, group, plural, subresource, namespace, name } = access;
    const resource = subresource ? `${plural}/${subresource}` : plural;
    const qualified = group ? `${plural}.${group}` : plural;
    const where = namespace
      ? `in the namespace "${namespace}"`
      : 'at the cluster scope';
    throw StatusError.forbidden(
      `${qualified}${
        name ? ` "${name}"` : ''
      } is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
      { ...(name && { name }), ...(group && { group }), kind: plural },
    );
  }
}
