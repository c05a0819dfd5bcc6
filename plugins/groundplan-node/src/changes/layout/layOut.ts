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
import { ChangedFile } from 'backstage-plugin-groundplan-common';
import { checkRepositoryPath } from '../../pull-requests/checkRepositoryPath';
import { LayoutOptions, Rendered } from '../Rendered';
import { layOutFlux } from './layOutFlux';
import { layOutHelmFolders } from './layOutHelmFolders';

/** What is rendered as files of the repository, in its layout. @internal */
export async function layOut(
  rendered: Rendered,
  options: LayoutOptions,
): Promise<ChangedFile[]> {
  const files =
    options.layout === 'helm-folders'
      ? await layOutHelmFolders(rendered, options)
      : await layOutFlux(rendered, options);
  files.forEach(({ path }) => checkRepositoryPath(path));
  return files;
}
