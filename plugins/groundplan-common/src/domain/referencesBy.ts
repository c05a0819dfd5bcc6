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

import { groupOf, KubernetesObject, objectKey } from '../kubernetes';
import { KindRule } from './Domain';

/**
 * What says of an object which others it names, by the rule of its kind: keys as
 * of `objectKey`.
 *
 * @public
 */
export function referencesBy(
  rules: readonly KindRule[],
): (object: KubernetesObject) => string[] {
  const byKind = new Map(
    rules.map(rule => [`${rule.group}/${rule.kind}`, rule.refersTo]),
  );
  return object => {
    const refersTo = byKind.get(`${groupOf(object.apiVersion)}/${object.kind}`);
    return refersTo ? [...new Set(refersTo(object).map(objectKey))] : [];
  };
}
