{{/* A one-off or repeated command in the same pod shape. (dict "root" $ "part" "migrate" "args" (list …)) */}}
{{- define "lib.jobPod" -}}
metadata:
  labels: {{- include "lib.labels" . | nindent 4 }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ .account }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext: {{- include "lib.podSecurity" . | nindent 4 }}
  containers:
  - name: {{ .part }}
    image: {{ include "lib.image" .root }}
    args: {{ toJson .args }}
    env: {{- include "lib.environment" .root | nindent 4 }}
    resources: {{- toYaml .root.Values.resources | nindent 6 }}
    securityContext: {{- include "lib.containerSecurity" . | nindent 6 }}
    volumeMounts: {{- include "lib.mounts" .root | nindent 4 }}
  volumes: {{- include "lib.volumes" . | nindent 2 }}
{{- end }}

{{/* Migrations run before the new pods, as the role that owns the tables; the running version keeps working on the
     new schema (expand, deploy, contract). The hook runs before this chart's own objects exist, hence the default account. */}}
{{- define "lib.migration" -}}
{{- $here := dict "root" . "part" "migrate" "args" (list "migrate" .Chart.Name) "account" "default" }}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "lib.fullname" . }}-migrate
  labels: {{- include "lib.labels" $here | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-5"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 3
  activeDeadlineSeconds: 600
  ttlSecondsAfterFinished: 86400
  template: {{- include "lib.jobPod" $here | nindent 4 }}
{{- end }}

{{- define "lib.cronjob" -}}
{{- $args := concat (list "job" .root.Chart.Name .name) (.job.args | default list) }}
{{- $here := dict "root" .root "part" (printf "job-%s" .name) "args" $args "account" (include "lib.fullname" .root) }}
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ include "lib.fullname" .root }}-{{ .name }}
  labels: {{- include "lib.labels" $here | nindent 4 }}
spec:
  schedule: {{ .job.schedule | quote }}
  timeZone: Europe/Brussels
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 3600
  successfulJobsHistoryLimit: 1
  failedJobsHistoryLimit: 3
  jobTemplate:
    spec:
      backoffLimit: 2
      activeDeadlineSeconds: 3000
      template: {{- include "lib.jobPod" $here | nindent 8 }}
{{- end }}
