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
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { Button, Text } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { useId } from 'react';
import { useEditForm } from '../../../query';
import { useText } from '../../../translation';
import {
  TemplateFormLink,
  useChangeTemplate,
  useTemplateFormPath,
} from '../../Changes';
import styles from '../operations/operations.module.css';

/**
 * Leads to the form in which the object's file is edited, with the approval written
 * into it: for those whose Flux would take an approval out of the object again.
 *
 * @internal
 */
export function ApproveByPullRequest(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
  plan: PlanResponse;
}) {
  const { entityRef } = props.details;
  const { allowed, reason } = props.operations.approveByPullRequest;
  const t = useText();
  const template = useChangeTemplate();
  const hasForms = useTemplateFormPath()(template, {}) !== undefined;
  if (!allowed) {
    return <NotPossible reason={reason ?? t('changes.noReason')} />;
  }
  return hasForms ? (
    <FormLink
      entityRef={entityRef}
      template={template}
      planId={props.plan.planId}
    />
  ) : (
    <NotPossible reason={t('changes.noScaffolder')} />
  );
}

function FormLink(props: {
  entityRef: string;
  template: string;
  planId?: string;
}) {
  const { entityRef, template, planId } = props;
  const t = useText();
  const { data, error } = useEditForm(entityRef);
  if (!data) {
    return <NotPossible reason={error?.message ?? t('plan.specBeingRead')} />;
  }
  const spec = { ...data.spec, approvePlan: planId };
  return (
    <TemplateFormLink
      templateRef={template}
      formData={{ change: { entityRef, operation: 'edit', spec } }}
      icon={<RiGitPullRequestLine aria-hidden />}
    >
      {t('plan.approveByPullRequest')}
    </TemplateFormLink>
  );
}

function NotPossible(props: { reason: string }) {
  const { reason } = props;
  const t = useText();
  const id = useId();
  const label = t('plan.approveByPullRequest');
  return (
    <>
      <span className={styles.button} title={reason}>
        <Button
          size="small"
          variant="secondary"
          isDisabled
          iconStart={<RiGitPullRequestLine aria-hidden />}
          aria-describedby={id}
        >
          {label}
        </Button>
      </span>
      <Text as="p" id={id} variant="body-small" color="secondary">
        {t('changes.because', { actions: label, reason })}
      </Text>
    </>
  );
}
