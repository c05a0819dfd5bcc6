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
import { ClusterDetails } from '../../../api/types';
import {
  KubernetesObject,
  getField,
  getList,
  getString,
} from '../../../kubernetes';

/** What stands for a value that may be a secret. */
export const NOT_SHOWN = '(not shown)';

const SECRET_NAME =
  /(passw(or)?d|passphrase|secret|token|credentials?|private[-_]?key|api[-_]?key|access[-_]?key)s?$/i;

/**
 * The variables of a cluster that is made from a ClusterClass.
 *
 * @remarks
 * Values are any JSON. Nothing in a ClusterClass marks a variable as secret, so
 * that values, also nested ones, whose names say that they are one are left
 * out. Names of Secrets (`…SecretName`, `…SecretRef`) are not secret.
 */
export function variables(
  cluster: KubernetesObject,
): ClusterDetails['variables'] {
  return getList(cluster.spec, 'topology', 'variables').flatMap(variable => {
    const name = getString(variable, 'name');
    return name === undefined
      ? []
      : [{ name, value: withoutSecrets(name, getField(variable, 'value')) }];
  });
}

function withoutSecrets(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) {
    return NOT_SHOWN;
  }
  if (Array.isArray(value)) {
    return value.map(element => withoutSecrets('', element));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, nested]) => [
        key,
        withoutSecrets(key, nested),
      ]),
    );
  }
  return value;
}
