/** Browser: what every page may use. It marks that scripts run, so that styles can show what needs them. */
document.documentElement.classList.add('app-scripts');
