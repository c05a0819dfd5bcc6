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

import { Alert, Flex } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useEditForm } from '../../query';
import { useText } from '../../translation';
import { TemplateFormLink, useChangeTemplate } from '../Changes';

/**
 * An approval that stays although its plan was applied, as those that are written in
 * Git do: the next plan of that name needs nobody to read it.
 *
 * @internal
 */
export function LeftApproval(props: { details: TerraformDetails }) {
  const { approvePlan, plan } = props.details;
  return approvePlan && approvePlan === plan.lastApplied && !plan.pending ? (
    <LeftApprovalAlert {...props} plan={approvePlan} />
  ) : null;
}

function LeftApprovalAlert(props: { details: TerraformDetails; plan: string }) {
  const { details, plan } = props;
  const { entityRef } = details;
  const t = useText();
  const template = useChangeTemplate();
  const { data } = useEditForm(entityRef);
  const change = data && {
    entityRef,
    operation: 'edit',
    spec: { ...data.spec, approvePlan: '' },
  };
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('plan.leftApproval', { plan })}
      description={
        // Below: beside the text there is no room where it is narrow
        <Flex direction="column" align="start" gap="2">
          <span>{t('plan.leftApprovalOf')}</span>
          {change && data.spec.approvePlan === plan && (
            <TemplateFormLink
              templateRef={template}
              formData={{ change }}
              icon={<RiGitPullRequestLine aria-hidden />}
            >
              {t('plan.takeOut')}
            </TemplateFormLink>
          )}
        </Flex>
      }
    />
  );
}
