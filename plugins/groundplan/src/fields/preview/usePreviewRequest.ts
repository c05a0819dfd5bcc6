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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { PreviewRequest } from 'backstage-plugin-groundplan-common';
import { useParams } from 'react-router-dom';
import { previewSchema } from './previewSchema';

/**
 * What is asked for a preview: the template by the path of the Scaffolder's page,
 * the values of all pages of the form by the context that the form gives to its
 * fields. Nothing where the page shows a form that has no template yet.
 *
 * @internal
 */
export function usePreviewRequest(
  props: typeof previewSchema.TProps,
): PreviewRequest | undefined {
  const { namespace, templateName } = useParams();
  const templateRef =
    props.uiSchema['ui:options']?.templateRef ??
    (namespace && templateName
      ? stringifyEntityRef({ kind: 'Template', namespace, name: templateName })
      : undefined);
  if (!templateRef) {
    return undefined;
  }
  const { [props.name]: own, ...values } = props.formContext?.formData ?? {};
  return { templateRef, values };
}
