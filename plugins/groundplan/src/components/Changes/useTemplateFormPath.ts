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

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { templateFormRouteRef } from '../../routes';

/**
 * The path of a template's form, filled in as the Scaffolder lets a link fill it
 * in; none where there is no Scaffolder.
 *
 * @internal
 */
export function useTemplateFormPath() {
  const templateForm = useRouteRef(templateFormRouteRef);
  return useCallback(
    (templateRef: string, formData: object): string | undefined => {
      const { namespace, name } = parseEntityRef(templateRef, {
        defaultKind: 'Template',
        defaultNamespace: 'default',
      });
      const query = new URLSearchParams({ formData: JSON.stringify(formData) });
      return (
        templateForm &&
        `${templateForm({ namespace, templateName: name })}?${query}`
      );
    },
    [templateForm],
  );
}
