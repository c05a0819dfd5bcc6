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

import { coreExtensionData } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';

/** The Scaffolder, with a main landmark on the pages that people fill in and wait on. */
export const scaffolderModule = scaffolderPlugin.withOverrides({
  extensions: [
    scaffolderPlugin.getExtension('sub-page:scaffolder/templates').override({
      factory: originalFactory => {
        const original = originalFactory();
        return [
          ...original,
          coreExtensionData.reactElement(
            <main>{original.get(coreExtensionData.reactElement)}</main>,
          ),
        ];
      },
    }),
    scaffolderPlugin.getExtension('sub-page:scaffolder/tasks').override({
      factory: originalFactory => {
        const original = originalFactory();
        return [
          ...original,
          coreExtensionData.reactElement(
            <main>{original.get(coreExtensionData.reactElement)}</main>,
          ),
        ];
      },
    }),
  ],
});
