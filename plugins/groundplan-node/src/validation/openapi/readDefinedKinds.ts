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
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { KindSchema } from './KindSchema';

/**
 * The schemas of the kinds that a CustomResourceDefinition makes, as a host would
 * serve them once it is there.
 *
 * @internal
 */
export function readDefinedKinds(
  definition: Record<string, unknown>,
): ReadonlyMap<string, KindSchema> {
  const group = getString(definition, 'spec', 'group') ?? '';
  const kind = getString(definition, 'spec', 'names', 'kind') ?? '';
  return new Map(
    getList(definition, 'spec', 'versions').flatMap(
      (version): [string, KindSchema][] => {
        const name = getString(version, 'name');
        const schema = getRecord(version, 'schema', 'openAPIV3Schema');
        return name && schema
          ? [
              [
                `${group}/${name}/${kind}`,
                {
                  schema,
                  isCustom: true,
                  resolve: () => undefined,
                  hasStatus:
                    getRecord(version, 'subresources', 'status') !== undefined,
                },
              ],
            ]
          : [];
      },
    ),
  );
}
