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

/** A bearer token and its rights. @public */
export interface TokenGrant {
  token: string;
  user: string;
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

function fits(allowed: string[], value: string): boolean {
  return allowed.includes('*') || allowed.includes(value);
}

/** Knows the tokens and decides by their rules. @internal */
export class Authorizer {
  readonly #grants: Map<string, TokenGrant>;

  private constructor(grants: TokenGrant[]) {
    this.#grants = new Map(grants.map(grant => [grant.token, grant]));
  }

  static create(grants: TokenGrant[]): Authorizer {
    return new Authorizer(grants);
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

  authorize(grant: TokenGrant, access: Access): void {
    const { verb, group, plural, subresource, namespace, name } = access;
    const resource = subresource ? `${plural}/${subresource}` : plural;
    const allowed = grant.rules.some(
      rule =>
        fits(rule.verbs, verb) &&
        fits(rule.groups, group) &&
        fits(rule.resources, resource) &&
        (!rule.namespaces || rule.namespaces.includes(namespace ?? '')),
    );
    if (allowed) {
      return;
    }
    const qualified = group ? `${plural}.${group}` : plural;
    const where = namespace
      ? `in the namespace "${namespace}"`
      : 'at the cluster scope';
    throw StatusError.forbidden(
      `${qualified}${name ? ` "${name}"` : ''} is forbidden: User "${
        grant.user
      }" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
      { ...(name && { name }), ...(group && { group }), kind: plural },
    );
  }
}
