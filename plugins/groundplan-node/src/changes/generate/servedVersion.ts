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

import { InputError } from '@backstage/errors';
import { RenderContext } from '../render/Renderer';

/**
 * The apiVersion to write a kind in: the first of these that the host serves.
 *
 * @param versions - the best first
 * @throws InputError where it serves none, as nobody would act on the object.
 * @internal
 */
export async function servedVersion(
  context: Pick<RenderContext, 'host' | 'isNamespaced'>,
  group: string,
  kind: string,
  versions: readonly string[],
): Promise<string> {
  const found = await findServedVersion(context, group, kind, versions);
  if (found === undefined) {
    throw new InputError(
      `The host cluster ${
        context.host
      } does not serve ${kind} of ${group} in ${versions.join(
        ' or ',
      )}: what looks after it is not installed there`,
    );
  }
  return found;
}

/** As {@link servedVersion}, and undefined where the host serves none. @internal */
export async function findServedVersion(
  context: Pick<RenderContext, 'isNamespaced'>,
  group: string,
  kind: string,
  versions: readonly string[],
): Promise<string | undefined> {
  for (const version of versions) {
    const apiVersion = `${group}/${version}`;
    if ((await context.isNamespaced(apiVersion, kind)) !== undefined) {
      return apiVersion;
    }
  }
  return undefined;
}
